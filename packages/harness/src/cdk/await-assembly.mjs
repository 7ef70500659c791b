// The app command of a CLI that was started early: waits until the link given as the argument points to
// a synthesised app, and copies that to CDK_OUTDIR for the CLI.
import { cp, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 20;
const [, , link = '', outdir = process.env.CDK_OUTDIR ?? ''] = process.argv;

for (;;) {
  // Throws if the folder is gone, because then nothing waits for this CLI any more.
  await realpath(dirname(link));
  const assembly = await realpath(link).catch(() => undefined);
  if (assembly !== undefined) {
    await cp(assembly, outdir, { recursive: true });
    break;
  }
  await sleep(INTERVAL_MS);
}
