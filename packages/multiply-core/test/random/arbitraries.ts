import fc from 'fast-check';

/** Every finite double, whatever its bits. */
export const double: fc.Arbitrary<number> = fc.double({ noNaN: true, noDefaultInfinity: true });

/** Integers from one digit to about 300, small and large ones. */
export const integer: fc.Arbitrary<bigint> = fc.oneof(
  fc.bigInt({ min: -100n, max: 100n }),
  fc.bigInt({ min: -(2n ** 53n) - 9n, max: 2n ** 53n + 9n }),
  fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }),
  fc.bigInt({ min: -(10n ** 300n), max: 10n ** 300n }),
);

export const nonZeroInteger: fc.Arbitrary<bigint> = integer.map((n) => (n === 0n ? 1n : n));

/** A double as one of its literals: plain, scientific, with extra zeros. */
export const doubleLiteral: fc.Arbitrary<string> = fc
  .tuple(double, fc.constantFrom('shortest', 'scientific', 'capital', 'zeros'))
  .map(([value, form]) => writeDouble(value, form));

export const integerLiteral: fc.Arbitrary<string> = fc.oneof(
  integer.map(String),
  fc.constant('-0'),
);

/** Any number literal of JSON, integer or double, in range. */
export const numberLiteral: fc.Arbitrary<string> = fc.oneof(doubleLiteral, integerLiteral);

/** Any JSON text of moderate size. */
export const jsonText: fc.Arbitrary<string> = fc.json({ maxDepth: 4 });

/** A run of the four characters that RFC 8259 calls whitespace. */
export const whitespace: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(' ', '\t', '\n', '\r'),
  maxLength: 3,
});

/** Any string: every UTF-16 code unit, including lone surrogates and control characters. */
export const anyString: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.nat({ max: 0xffff }), fc.nat({ max: 0x7f })), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

/** Strings of JSON's own characters, which are closer to JSON than random strings. */
export const jsonLikeString: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(
    ...['{', '}', '[', ']', ':', ',', '"', '"a"', '"b"', '\\', '\\u0061', 'true', 'null'],
    ...['0', '1', '9', '-', '+', '.', 'e', 'E', ' ', '\n', '{"a":', ',"b":', '\ud800', '\0'],
  ),
  maxLength: 40,
});

function writeDouble(value: number, form: string): string {
  const scientific = Object.is(value, -0) ? '-0e0' : value.toExponential();
  if (form === 'shortest') return /[.e]/.test(String(value)) ? String(value) : scientific;
  if (form === 'capital') return scientific.replace('e', 'E');
  if (form === 'zeros') {
    const [digits = '', exponent = ''] = scientific.split('e');
    return `${digits.includes('.') ? digits : `${digits}.`}000e${exponent}`;
  }
  return scientific;
}
