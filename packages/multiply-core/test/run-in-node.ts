import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ANSWER_ALL, type EngineRun } from './engine-run.ts';

/** Runs the built file in a Node of that version. What is not at hand npx fetches once, and keeps. */
export function runInNode(version: string, outDir: string, bodies: readonly string[]): EngineRun {
  const program = `
import { multiplyBody } from ${JSON.stringify(join(outDir, 'index.js'))};
${ANSWER_ALL}
let input = '';
for await (const chunk of process.stdin.setEncoding('utf8')) input += chunk;
const answers = answerAll(multiplyBody, JSON.parse(input));
console.log(JSON.stringify({ version: process.version, answers }));`;
  const [command, ...args] =
    process.version === `v${version}`
      ? [process.execPath]
      : (['npx', '--yes', `node@${version}`] as const);
  const output = execFileSync(command, [...args, '--input-type=module', '--eval', program], {
    encoding: 'utf8',
    input: JSON.stringify(bodies),
    maxBuffer: 2 ** 28,
    stdio: 'pipe',
  });
  return JSON.parse(output);
}
