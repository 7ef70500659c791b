// The app command of a CLI that was started early: waits until the link named by the argument leads
// to a synthesised app, and hands that to the CLI where CDK_OUTDIR says.
import { cp, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 20;
const [, , link = '', outdir = process.env.CDK_OUTDIR ?? ''] = process.argv;

for (;;) {
  // Throws when the folder is gone: then nobody waits for this CLI any more.
  await realpath(dirname(link));
  const assembly = await realpath(link).catch(() => undefined);
  if (assembly !== undefined) {
    await cp(assembly, outdir, { recursive: true });
    break;
  }
  await sleep(INTERVAL_MS);
}
