const MAX_SHOWN_CHARS = 60;

/**
 * Why a front door does not take what a function returned: one sentence that names the field, such as
 * `headers["x-a"]`; an empty field is the result as a whole.
 */
export class RefusedResult extends Error {
  override readonly name = 'RefusedResult';
  constructor(field: string, expected: string, got: unknown) {
    const place = field === '' ? "the function's result" : `${field} of the function's result`;
    super(`Expected ${place} to be ${expected}, got ${show(got)}.`);
    // Where the gateway found it helps nobody: the reader looks for the field in the function.
    this.stack = `${this.name}: ${this.message}`;
  }
}

function show(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > MAX_SHOWN_CHARS ? `${json.slice(0, MAX_SHOWN_CHARS)}...` : json;
}

/** Prints what a function threw, or one line for a result that was refused. */
export function printError(error: unknown): void {
  console.error(error instanceof RefusedResult ? error.message : error);
}
