import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { App } from 'aws-cdk-lib';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { parseSettings } from '../src/settings.ts';
import { MultiplyStack } from '../src/stack.ts';
import { cdkJson } from './run-app.ts';
import { describeVariant, variants } from './variants.ts';

const USAGE = `Usage: pnpm test:templates

Runs cfn-lint on the template of every variant of the stack. Installs cfn-lint into a temporary folder:
needs python3 with venv, and a package index for pip. Fails on the first finding of any kind.`;

const run = promisify(execFile);
const requirements = fileURLToPath(new URL('cfn-lint-requirements.txt', import.meta.url));
const bundle = fileURLToPath(new URL('../test/fixtures/bundle', import.meta.url));

async function installCfnLint(folder: string): Promise<string> {
  const environment = join(folder, 'venv');
  await run('python3', ['-m', 'venv', environment]);
  const pip = join(environment, 'bin', 'pip');
  await run(pip, ['install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  return join(environment, 'bin', 'cfn-lint');
}

/** Writes each variant's template to a file that is named after the variant. */
async function synthesizeVariants(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const variant of variants) {
    const outdir = await mkdtemp(join(folder, 'cdk.out-'));
    const app = new App({ outdir, context: cdkJson.context });
    new MultiplyStack(app, 'Multiply', {
      settings: parseSettings((name) => variant[name]),
      bundle,
      architecture: Architecture.ARM_64,
      hotReload: false,
      monitoring: true,
    });
    app.synth();
    const file = join(folder, `${describeVariant(variant).replaceAll('/', '')}.template.json`);
    await copyFile(join(outdir, 'Multiply.template.json'), file);
    files.push(file);
  }
  return files;
}

/** Returns cfn-lint's findings, or an empty string. */
async function lint(cfnLint: string, files: readonly string[]): Promise<string> {
  // W3005: CDK adds DependsOn where a reference implies it already.
  const options = ['--format', 'parseable', '--ignore-checks', 'W3005'];
  try {
    await run(cfnLint, [...options, '--', ...files]);
    return '';
  } catch (error) {
    const { code, stdout, stderr } = error as { code: unknown; stdout: string; stderr: string };
    if (typeof code !== 'number') throw error;
    return `${stdout}${stderr}`.trim() || `cfn-lint exited with code ${code}`;
  }
}

/** @throws Error unless cfn-lint finds the error in a template that has one. */
async function checkThatLintCanFail(cfnLint: string, folder: string): Promise<void> {
  const file = join(folder, 'broken.json');
  const Resources = { Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 31 } } };
  await writeFile(file, JSON.stringify({ Resources }));
  const findings = await lint(cfnLint, [file]);
  if (!/:E\d{4}:.*31/.test(findings))
    throw new Error(`Expected cfn-lint to refuse a retention of 31 days, got "${findings}"`);
}

async function lintVariants(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'lint-templates-'));
  try {
    const cfnLint = await installCfnLint(folder);
    await checkThatLintCanFail(cfnLint, folder);
    const files = await synthesizeVariants(folder);
    const findings = await lint(cfnLint, files);
    if (findings) console.error(findings);
    else console.log(`cfn-lint finds nothing in ${files.length} templates`);
    return findings ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
if (values.help) console.log(USAGE);
else process.exitCode = await lintVariants();
