// The program of an instance. It has no types, so that Node need not load its type stripper before
// the compile cache is on: see bin/local-gateway.mjs.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./run-instance.ts');
