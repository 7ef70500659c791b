import { startLocalGateway } from '../../src/index.ts';
import { handler } from '../multiply-handler.ts';

// The gateway as a test starts it, the function in its own process: what isolation costs.
await startLocalGateway(handler, { port: Number(process.env.PORT), logRequest: () => {} });
