// node hostile-child.ts <built module> <reader> <body>: what one call costs in a fresh process.
import { readFileSync, writeFileSync } from 'node:fs';
import { hostileBodies } from './hostile-bodies.ts';

const [module = '', reader = '', name = ''] = process.argv.slice(2);
const { multiplyBody } = await import(module);
const read: (body: string) => unknown = reader === 'JSON.parse' ? parse : multiplyBody;
const body = Buffer.from(hostileBodies[name]?.() ?? '').toString();
read('{"a":12,"b":3}');
globalThis.gc?.();

const before = resetPeak();
const start = process.hrtime.bigint();
read(body);
const ms = Number(process.hrtime.bigint() - start) / 1e6;
console.log(JSON.stringify({ ms, mb: (readPeak() - before) / 1e6, size: body.length }));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

/** Resets the peak of the memory in use to what is in use now. Linux only. */
function resetPeak(): number {
  writeFileSync('/proc/self/clear_refs', '5');
  return readPeak();
}

function readPeak(): number {
  const [, kilobytes] = readFileSync('/proc/self/status', 'utf8').match(/VmHWM:\s+(\d+) kB/) ?? [];
  return Number(kilobytes) * 1024;
}
