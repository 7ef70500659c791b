const MAX_SHOWN_CHARS = 60;

/** Why a front door does not take what a function returned: one sentence that names the field. */
export class RefusedResult extends Error {
  override readonly name = 'RefusedResult';
  /** Such as `statusCode` or `headers["x-a"]`; empty for the result as a whole. */
  readonly field: string;

  constructor(field: string, expected: string, got: unknown) {
    const place = field === '' ? "the function's result" : `${field} of the function's result`;
    super(`Expected ${place} to be ${expected}, got ${show(got)}.`);
    this.field = field;
    // Where the gateway found it helps nobody: the reader looks for the field in the function.
    this.stack = `${this.name}: ${this.message}`;
  }
}

function show(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > MAX_SHOWN_CHARS ? `${json.slice(0, MAX_SHOWN_CHARS)}...` : json;
}
