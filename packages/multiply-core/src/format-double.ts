/**
 * A finite double in the format of Python's `repr`: the shortest digits that read back as the same
 * double, `.0` when it is whole, an exponent of at least two digits from 1e16 up and below 1e-4.
 */
export function formatDouble(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e16) return value.toExponential();
  if (size < 1e-4 && size > 0) return value.toExponential().replace(/e-(\d)$/, 'e-0$1');
  if (!Number.isInteger(value)) return String(value);
  return Object.is(value, -0) ? '-0.0' : `${value}.0`;
}
