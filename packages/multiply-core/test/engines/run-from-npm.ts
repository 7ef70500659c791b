import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANSWER_ALL, type EngineRun } from './engine-run.ts';

/** How a program loads the built file. */
export type Loading = 'import' | 'require';

/** Runs the built file in an engine that is an npm package: `node` or `bun`. npx installs it once. */
export function runFromNpm(
  engine: 'node' | 'bun',
  version: string,
  outDir: string,
  loading: Loading,
  bodies: readonly string[],
): EngineRun {
  const library = JSON.stringify(join(outDir, 'index.js'));
  const program = join(outDir, `answer.${loading === 'import' ? 'mjs' : 'cjs'}`);
  writeFileSync(
    program,
    `${
      loading === 'import'
        ? `import { multiplyBody } from ${library}; import { readFileSync } from 'node:fs';`
        : `const { multiplyBody } = require(${library}); const { readFileSync } = require('node:fs');`
    }
${ANSWER_ALL}
const answers = answerAll(multiplyBody, JSON.parse(readFileSync(0, 'utf8')));
console.log(JSON.stringify({ version: process.versions.${engine}, answers }));`,
  );
  const output = execFileSync('npx', ['--yes', `${engine}@${version}`, program], {
    encoding: 'utf8',
    input: JSON.stringify(bodies),
    maxBuffer: 2 ** 28,
    stdio: 'pipe',
  });
  return JSON.parse(output);
}
