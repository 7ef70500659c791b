import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const infraFolder = fileURLToPath(new URL('..', import.meta.url));

/** What this package's cdk.json tells the CDK CLI. */
export const cdkJson: { app: string; build: string; context: Record<string, unknown> } = JSON.parse(
  await readFile(new URL('../cdk.json', import.meta.url), 'utf8'),
);

/** Bundles the function as the CDK CLI does and returns the bundle's file. */
export async function buildBundle(): Promise<string> {
  await run('/bin/sh', ['-c', cdkJson.build], { cwd: infraFolder });
  return fileURLToPath(import.meta.resolve('@multiply/lambda/bundle'));
}

/**
 * Starts the app as the CDK CLI does.
 *
 * @throws Error with what the app wrote to stderr when it fails.
 */
export async function runApp(
  output: string,
  context: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { AWS_ENDPOINT_URL: _, ...inherited } = process.env;
  await run('/bin/sh', ['-c', cdkJson.app], {
    cwd: infraFolder,
    env: {
      ...inherited,
      CDK_OUTDIR: output,
      CDK_CONTEXT_JSON: JSON.stringify({ ...cdkJson.context, ...context }),
      // aws-cdk-lib's check of the template takes half of the time (measured, 2.276.0).
      CDK_VALIDATION: 'false',
      ...environment,
    },
  });
}
