import type { CaseResult } from '../results/results.ts';

/** The part of a terminal, or of another stream, that progress needs. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const EVERY = 100;

/** Shows how many cases have been asked: on a terminal in one line that changes, elsewhere every 100. */
export function showProgress(stream: ProgressStream) {
  let count = 0;
  const clear = () => {
    if (stream.isTTY) stream.write('\r\u001b[K');
  };
  return {
    onResult({ id }: CaseResult): void {
      count += 1;
      if (stream.isTTY) stream.write(`\r\u001b[K${count} ${id}`);
      else if (count % EVERY === 0) stream.write(`${count} cases asked\n`);
    },
    say(line: string): void {
      clear();
      stream.write(`${line}\n`);
    },
    [Symbol.dispose]: clear,
  };
}
