// The app command of a CLI that was started early: waits until the link given as the argument points to
// a synthesised app, and copies that to CDK_OUTDIR for the CLI. If a second argument names a file, writes
// the context that the CLI passes to it.
import { cp, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 20;
const [, , link = '', contextFile = ''] = process.argv;
const { CDK_OUTDIR = '', CDK_CONTEXT_JSON = '{}', CONTEXT_OVERFLOW_LOCATION_ENV } = process.env;

if (contextFile !== '') {
  const overflow = CONTEXT_OVERFLOW_LOCATION_ENV
    ? await readFile(CONTEXT_OVERFLOW_LOCATION_ENV, 'utf8')
    : '{}';
  const context = { ...JSON.parse(CDK_CONTEXT_JSON), ...JSON.parse(overflow) };
  await writeFile(contextFile, JSON.stringify(context));
}
for (;;) {
  // Throws if the folder is gone, because then nothing waits for this CLI any more.
  await realpath(dirname(link));
  const assembly = await realpath(link).catch(() => undefined);
  if (assembly !== undefined) {
    await cp(assembly, CDK_OUTDIR, { recursive: true });
    break;
  }
  await sleep(INTERVAL_MS);
}
