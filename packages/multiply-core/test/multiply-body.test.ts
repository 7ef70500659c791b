import { describe, expect, it } from 'vitest';
import { multiplyBody, type RejectionCode } from '../src/index.ts';

const LIMIT_DIGITS = 4300;
const longest = '9'.repeat(LIMIT_DIGITS);
const tooLong = '9'.repeat(LIMIT_DIGITS + 1);

describe('multiplyBody', () => {
  // Each pair breaks two rules or more; the first in the contract's order answers.
  const ordered: readonly [RejectionCode, unknown][] = [
    ['missing_body', undefined],
    ['missing_body', null],
    ['missing_body', ''],
    ['malformed_json', ' '],
    ['malformed_json', 0],
    ['malformed_json', { a: 1, b: 2 }],
    ['malformed_json', Object('{"a":1,"b":2}')],
    ['malformed_json', '{"a":"x"'],
    ['malformed_json', `{"a":${tooLong},"b":}`],
    ['malformed_json', `x${'['.repeat(10_001)}`],
    ['malformed_json', `{"a":1,"b":2,"c":[1 ${'['.repeat(10_001)}`],
    ['nested_too_deeply', '['.repeat(10_001)],
    ['nested_too_deeply', `${'['.repeat(10_001)}x`],
    ['nested_too_deeply', `{"a":"x","c":${'{"c":'.repeat(10_000)}`],
    ['missing_operand', '{"a":"x"}'],
    ['missing_operand', `{"b":${tooLong}}`],
    ['missing_operand', '{"a":1e400}'],
    ['missing_operand', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['operand_not_number', `{"a":"x","b":${tooLong}}`],
    ['operand_not_number', '{"a":1e400,"b":null}'],
    ['too_many_digits', `{"a":1e400,"b":${tooLong}}`],
    ['too_many_digits', `{"a":${tooLong},"b":0.5}`],
    ['too_many_digits', `{"a":0,"b":-${tooLong}}`],
    ['too_many_digits', `{"a":${longest},"b":10}`],
    ['too_many_digits', `{"a":${longest},"b":9}`],
    ['too_many_digits', `{"a":${longest},"b":-9}`],
    ['too_many_digits', `{"a":-${longest},"b":${longest}}`],
    ['result_out_of_range', '{"a":1e400,"b":0}'],
    ['result_out_of_range', `{"a":${longest},"b":1.0}`],
    ['result_out_of_range', `{"a":${tooLong}.0,"b":1}`],
  ];

  it.each(ordered)('answers %s first', (code, body) => {
    expect(multiplyBody(body)).toMatchObject({ ok: false, rejection: { code } });
  });

  it('returns the same frozen rejection every time', () => {
    const result = multiplyBody('{');
    expect(multiplyBody(']')).toBe(result);
    expect(Object.isFrozen(result)).toBe(true);
    expect(!result.ok && Object.isFrozen(result.rejection)).toBe(true);
  });

  it.each([
    [`{"a":${longest},"b":1}`, longest],
    [`{"a":-${longest},"b":1}`, `-${longest}`],
    [`{"a":-1,"b":-${longest}}`, longest],
    [`{"a":${longest},"b":-0}`, '0'],
    [`{"a":1${'0'.repeat(LIMIT_DIGITS - 1)},"b":-9}`, `-9${'0'.repeat(LIMIT_DIGITS - 1)}`],
  ])('takes 4300 digits, the sign not counted', (body, product) => {
    expect(multiplyBody(body)).toEqual({ ok: true, product });
  });

  it('is exact for factors of any length, round ones too', () => {
    const factors = Array.from({ length: 24 }, (_, zeros) => 10n ** BigInt(zeros)).flatMap(
      (power) => [power, 2n * power, 5n * power, power - 1n, -7n * power - 3n, power / 3n],
    );
    const wrong = factors.flatMap((a) =>
      factors
        .map((b) => ({ a, b, result: multiplyBody(`{"a":${a},"b":${b}}`) }))
        .filter(({ b, result }) => !result.ok || result.product !== String(a * b)),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['1e16', '1e+16'],
    ['9999999999999998.0', '9999999999999998.0'],
    ['1e-4', '0.0001'],
    ['0.00009999999999999999', '9.999999999999999e-05'],
    ['1e-10', '1e-10'],
    ['1e-9', '1e-09'],
  ])('prints the double %s as %s', (literal, product) => {
    expect(multiplyBody(`{"a":${literal},"b":1}`)).toEqual({ ok: true, product });
    expect(multiplyBody(`{"a":-${literal},"b":1}`)).toEqual({ ok: true, product: `-${product}` });
  });

  it('starts again with every body, whatever the last one left open', () => {
    expect(multiplyBody(`{"a":1,"b":2,"c":${'[{"c":'.repeat(4000)}`).ok).toBe(false);
    expect(multiplyBody('["a","b"]')).toMatchObject({ rejection: { code: 'missing_operand' } });
    expect(multiplyBody('{"c":["a"],"a":3,"b":5}')).toEqual({ ok: true, product: '15' });
  });

  it('knows a and b by their names alone', () => {
    for (const name of [
      'c',
      '',
      'aa',
      'ab',
      'A',
      '\\u0041',
      '\\u0061a',
      '\\\\u0061',
      '\\u0062\\u0062',
    ]) {
      expect(multiplyBody(`{"a":2,"b":3,"${name}":5}`)).toEqual({ ok: true, product: '6' });
    }
  });

  // V8 concatenates such strings only when they are read.
  it('reads a string that is a tree of parts or a slice of another', () => {
    const parts = ['{"a":', '12345678901234567890', ',"b":', '98765432109876543210', '}'];
    const product = '1219326311370217952237463801111263526900';
    expect(multiplyBody(parts.reduce((whole, part) => whole + part))).toEqual({
      ok: true,
      product,
    });
    expect(multiplyBody(`x${parts.join('')}x`.slice(1, -1))).toEqual({ ok: true, product });
  });

  // The reader has several ways to find the end of a string. The choice depends on the length of the body,
  // on the length of the string, and on line breaks before and behind it.
  it.each(['x', 'é', '\u4e2d', ' ', '\uffff'])('reads strings of every length, of %s', (letter) => {
    const wrong: string[] = [];
    const judge = (body: string, isValid: boolean) => {
      if (multiplyBody(body).ok !== isValid) wrong.push(body);
    };
    for (let length = 0; length < 50; length++) {
      const text = letter.repeat(length);
      for (const [inside, isValid] of [
        [text, true],
        [`${text}\\n${text}`, true],
        [`${text}\\u4e2d${text}\\"${text}`, true],
        [`${text}\x1f${text}`, false],
        [`${text}"${text}x`, false],
        [`${text}\\x${text}`, false],
        [`${text}\\u006${text}"`, false],
        [`${text}\\`, false],
      ] as const) {
        for (const other of [
          '',
          `"d":"${letter.repeat(100)}",`,
          `"d":"${letter.repeat(100)}",\n`,
        ]) {
          judge(`{${other}"c":"${inside}","a":2,"b":3}`, isValid);
          judge(`{${other}"${inside}":1,"a":2,"b":3}`, isValid);
          judge(`{${other}"a":2,"b":3,"c":"${inside}`, false);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('reads a long text that is one string', () => {
    for (const text of ['x'.repeat(200), `${'x'.repeat(200)}\\n`, `\\n${'x'.repeat(200)}`]) {
      expect(multiplyBody(`"${text}"`)).toMatchObject({ rejection: { code: 'missing_operand' } });
    }
  });

  it('refuses a broken escape in a string after brackets in another', () => {
    // A reader that starts again at the first quotation mark finds brackets, and no error.
    const body = `[",${'['.repeat(10_000)}","\\x"]`;
    expect(multiplyBody(body)).toMatchObject({ rejection: { code: 'malformed_json' } });
  });

  it('leaves no part of a body in the engine', () => {
    const long = 'x'.repeat(1000);
    for (const body of [`{"a":2,"b":3,"c":"${long}"}`, `["${long}`, `\n["${long}"]`, `\n${long}`]) {
      multiplyBody(body);
      expect(RegExp.input).toBe('');
    }
  });

  it("reads an escaped name that V8's JSON.parse misreads in Node 24 and 26", () => {
    // Makes V8 expect a backslash as the third name of such an object: nodejs/node issue 63785.
    for (let round = 0; round < 3; round++) JSON.parse('{"ab":1,"b":2,"\\\\":3}');
    expect(multiplyBody('{"ab":1,"b":2,"\\u0061":3}')).toEqual({ ok: true, product: '6' });
  });
});
