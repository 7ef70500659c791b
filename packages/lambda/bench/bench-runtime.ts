import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describeMachine } from './describe-machine.ts';
import { formatMeasured } from './runtime/format-measured.ts';
import { type MeasuredFunction, measureInContainer } from './runtime/function-container.ts';
import { replaceSection } from './runtime/replace-section.ts';

// Measures the built bundle in AWS's runtime image at several memory sizes, and writes the figures
// into docs/scaling.md. Needs Docker; takes about five minutes, ends by itself and leaves nothing.

const MEMORY_SIZES_MB = [128, 256, 512, 1024, 1769];
const ROUNDS = 3;

const document = new URL('../../../docs/scaling.md', import.meta.url);
const abort = new AbortController();
process.once('SIGINT', () => abort.abort());
process.once('SIGTERM', () => abort.abort());

const measured: MeasuredFunction[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  for (const memoryMb of MEMORY_SIZES_MB) {
    const result = await measureInContainer(memoryMb, abort.signal);
    checkLog(result);
    measured.push(result);
    console.log(`${memoryMb} MB: ${Math.round(result.typical.perSecond)} requests a second`);
  }
}
const text = await readFile(document, 'utf8');
await writeFile(document, replaceSection(text, formatMeasured(describeMachine(), measured)));
console.log(`Wrote ${fileURLToPath(document)}`);

/** Thousands of products and a few rejections must have left one line for each rejection. */
function checkLog({ logLines, rejections }: MeasuredFunction): void {
  if (logLines.length !== rejections) {
    throw new Error(`Expected ${rejections} log lines, got ${logLines.length}:\n${logLines[0]}`);
  }
  for (const line of logLines) {
    const { level, requestId, message } = JSON.parse(line);
    if (level !== 'WARN' || message.requestId !== requestId || message.code !== 'missing_operand') {
      throw new Error(`Expected the code and request id of a rejection at WARN, got ${line}`);
    }
  }
}
