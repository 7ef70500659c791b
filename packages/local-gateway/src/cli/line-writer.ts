/** Lines that are written together a little later. */
export interface LineWriter {
  write(line: string): void;
  /** Writes at once what is pending. */
  flush(): void;
}

// Not to be noticed by a reader. Under load a write for every line cost as much as the answers.
const DELAY_MS = 20;

/** Gathers lines for 20 ms and passes them on as one text. */
export function createLineWriter(writeText: (text: string) => void): LineWriter {
  let pending = '';
  const flush = () => {
    if (pending !== '') writeText(pending);
    pending = '';
  };
  return {
    write: (line) => {
      if (pending === '') setTimeout(flush, DELAY_MS).unref();
      pending += `${line}\n`;
    },
    flush,
  };
}
