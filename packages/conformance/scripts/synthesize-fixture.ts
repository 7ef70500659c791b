// Writes fixture/assembly, which is committed and shipped: the templates of the fixture, and a manifest
// by which the CDK CLI deploys them without running the app.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '../fixture/app/app.ts';

const ASSEMBLY = fileURLToPath(new URL('../fixture/assembly', import.meta.url));

export async function synthesizeFixture(to: string): Promise<void> {
  const whole = await mkdtemp(join(tmpdir(), 'fixture-'));
  try {
    const { stacks } = createApp(whole).synth();
    const { version } = JSON.parse(await readFile(join(whole, 'manifest.json'), 'utf8'));
    await rm(to, { recursive: true, force: true });
    await mkdir(to, { recursive: true });
    const artifacts: Record<string, object> = {};
    for (const { stackName, templateFile, environment } of stacks) {
      await cp(join(whole, templateFile), join(to, templateFile));
      artifacts[stackName] = {
        type: 'aws:cloudformation:stack',
        environment: environment.name,
        properties: { templateFile },
      };
    }
    await writeFile(
      join(to, 'manifest.json'),
      `${JSON.stringify({ version, artifacts }, undefined, 2)}\n`,
    );
  } finally {
    await rm(whole, { recursive: true });
  }
}

if (import.meta.main) await synthesizeFixture(ASSEMBLY);
