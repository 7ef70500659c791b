/** What `codeAt` gives past the end: no UTF-16 code unit is negative. */
export const END = -1;

/**
 * The UTF-16 code unit at an offset, or `END`. `charCodeAt` alone would give NaN past the end, which
 * makes V8 throw its optimised code away at the first truncated body.
 */
export function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : END;
}
