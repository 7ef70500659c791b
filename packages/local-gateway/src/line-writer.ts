/**
 * Writes lines in batches, one for each turn of the event loop: under load a write for every line cost
 * as much as the answers.
 */
export function createLineWriter(write: (text: string) => void): (line: string) => void {
  let pending = '';
  return (line) => {
    if (pending === '') {
      setImmediate(() => {
        write(pending);
        pending = '';
      });
    }
    pending += `${line}\n`;
  };
}
