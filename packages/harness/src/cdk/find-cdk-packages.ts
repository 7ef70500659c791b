import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '../evidence/harness-error.ts';

/** The CDK CLI and cdklocal that deploy an app. */
export interface CdkPackages {
  /** The folder of the aws-cdk package. */
  readonly cdkFolder: string;
  /** The script that the aws-cdk-local package runs as `cdklocal`. */
  readonly cdklocal: string;
}

// As in peerDependencies; the tests cover both ends. aws-cdk-local 3.0.1 fails with aws-cdk 2.1000.0.
const tested = { 'aws-cdk': /^2\.1(?!000\.)\d{3}\./, 'aws-cdk-local': /^3\./ } as const;

/**
 * Finds aws-cdk and aws-cdk-local: among the packages of the app's folder, of the working folder, then
 * next to the harness. An app in another language, or with an older CLI, needs none of its own.
 *
 * @throws HarnessError if none of these places has both in a version that the harness supports.
 */
export async function findCdkPackages(appFolder: string): Promise<CdkPackages> {
  const places = [appFolder, process.cwd(), fileURLToPath(new URL('.', import.meta.url))];
  const found: string[] = [];
  for (const place of new Set(places)) {
    const cdk = await findPackage(place, 'aws-cdk');
    const local = await findPackage(place, 'aws-cdk-local');
    if (cdk.folder && local.folder) {
      return { cdkFolder: cdk.folder, cdklocal: join(local.folder, 'bin', 'cdklocal') };
    }
    found.push(`${cdk.version} and ${local.version} from ${place}`);
  }
  throw new HarnessError({
    problem: `Expected aws-cdk 2.1001 or later of 2 and aws-cdk-local 3, got ${found.join('; ')}.`,
    advice: '`npm install --save-dev aws-cdk@2 aws-cdk-local@3` where the tests are.',
  });
}

async function findPackage(
  place: string,
  name: keyof typeof tested,
): Promise<{ folder?: string; version: string }> {
  try {
    const manifest = createRequire(join(place, 'package.json')).resolve(`${name}/package.json`);
    const { version }: { version: string } = JSON.parse(await readFile(manifest, 'utf8'));
    const described = `${name} ${version}`;
    return tested[name].test(version)
      ? { folder: dirname(manifest), version: described }
      : { version: described };
  } catch {
    return { version: `no ${name}` };
  }
}
