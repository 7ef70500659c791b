import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { multiply, multiplyBody, rejections } from '../src/index.ts';
import {
  anyString,
  double,
  doubleLiteral,
  integer,
  integerLiteral,
  jsonLikeString,
  jsonText,
  nonZeroInteger,
  numberLiteral,
  whitespace,
} from './random/arbitraries.ts';

// A failed property prints its seed; TEST_SEED=<seed> makes the same cases again.
fc.configureGlobal({ seed: inject('seed') });
const RUNS = { numRuns: 500 * inject('effort') };

/** The product, or the code of the rejection. */
function answer(body: unknown): string {
  const result = multiplyBody(body);
  return result.ok ? result.product : result.rejection.code;
}

function answerFor(a: string, b: string): string {
  return answer(`{"a":${a},"b":${b}}`);
}

function doubleLiteralOf(value: number): string {
  return Object.is(value, -0) ? '-0.0' : value.toExponential();
}

/** The value of a product's literal. It distinguishes both zeros. */
function read(literal: string): number | bigint {
  return /[.e]/.test(literal) ? Number(literal) : BigInt(literal);
}

describe('multiplication of integers', { timeout: 300_000 }, () => {
  it('is exact against BigInt', () => {
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        expect(answerFor(String(a), String(b))).toBe(String(a * b));
      }),
      {
        ...RUNS,
        examples: [
          [94906267n, 94906267n],
          [2n ** 53n + 1n, 1n],
          [-7n, 0n],
        ],
      },
    );
  });

  it('is commutative', () => {
    fc.assert(
      fc.property(integerLiteral, integerLiteral, (a, b) => {
        expect(answerFor(a, b)).toBe(answerFor(b, a));
      }),
      RUNS,
    );
  });

  it('is associative', () => {
    fc.assert(
      fc.property(integer, integer, integer, (a, b, c) => {
        const [x, y, z] = [String(a), String(b), String(c)] as const;
        expect(answerFor(answerFor(x, y), z)).toBe(answerFor(x, answerFor(y, z)));
      }),
      RUNS,
    );
  });

  it('has 1 as identity', () => {
    fc.assert(
      fc.property(integer, (a) => {
        expect(answerFor(String(a), '1')).toBe(String(a));
        expect(answerFor('1', String(a))).toBe(String(a));
      }),
      RUNS,
    );
  });

  it('is annihilated by 0, which has no sign', () => {
    fc.assert(
      fc.property(integer, fc.constantFrom('0', '-0'), (a, zero) => {
        expect(answerFor(String(a), zero)).toBe('0');
        expect(answerFor(zero, String(a))).toBe('0');
      }),
      RUNS,
    );
  });

  it('follows the rule of signs', () => {
    fc.assert(
      fc.property(nonZeroInteger, nonZeroInteger, (a, b) => {
        const product = answerFor(String(a), String(b));
        expect(product.startsWith('-')).toBe(a < 0n !== b < 0n);
        expect(answerFor(String(-a), String(-b))).toBe(product);
        expect(answerFor(String(-a), String(b))).toBe(answerFor(String(a), String(-b)));
      }),
      RUNS,
    );
  });
});

describe('multiplication of doubles', { timeout: 300_000 }, () => {
  it('agrees with the products of Number', () => {
    fc.assert(
      fc.property(doubleLiteral, doubleLiteral, (a, b) => {
        const product = Number(a) * Number(b);
        const answered = answerFor(a, b);
        if (Number.isFinite(product)) expect(Number(answered)).toBe(product);
        else expect(answered).toBe('result_out_of_range');
      }),
      {
        ...RUNS,
        examples: [
          ['-0.0', '5.0'],
          ['1e-200', '-1e-200'],
          ['1e308', '1e1'],
        ],
      },
    );
  });

  it('is commutative, also with an integer', () => {
    fc.assert(
      fc.property(doubleLiteral, numberLiteral, (a, b) => {
        expect(answerFor(a, b)).toBe(answerFor(b, a));
      }),
      RUNS,
    );
  });

  it('has 1 as identity, integer or double', () => {
    fc.assert(
      fc.property(double, fc.constantFrom('1', '1.0', '1e0'), (a, one) => {
        expect(read(answerFor(doubleLiteralOf(a), one))).toBe(a);
        expect(read(answerFor(one, doubleLiteralOf(a)))).toBe(a);
      }),
      {
        ...RUNS,
        examples: [
          [-0, '1'],
          [5e-324, '1'],
          [1.7976931348623157e308, '1.0'],
        ],
      },
    );
  });

  it('follows the rule of signs, zeros included', () => {
    fc.assert(
      fc.property(doubleLiteral, doubleLiteral, (a, b) => {
        const negativeA = a.startsWith('-') ? a.slice(1) : `-${a}`;
        const product = answerFor(a, b);
        const opposite = answerFor(negativeA, b);
        if (product === 'result_out_of_range') expect(opposite).toBe(product);
        else expect(opposite).toBe(product.startsWith('-') ? product.slice(1) : `-${product}`);
      }),
      RUNS,
    );
  });

  it('scales by powers of two without touching a digit', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n }),
        fc.integer({ min: -900, max: 900 }),
        (mantissa, exponent) => {
          const scaled = answerFor(`${mantissa}.0`, doubleLiteralOf(2 ** exponent));
          const unscaled = answerFor(scaled, doubleLiteralOf(2 ** -exponent));
          expect(unscaled).toBe(answerFor(`${mantissa}.0`, '1'));
        },
      ),
      RUNS,
    );
  });

  it('rounds an integer to the nearest double, half to even, before it multiplies', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n }),
        fc.integer({ min: 1, max: 900 }),
        (mantissa, shift) => {
          const halfway = (2n * mantissa + 1n) << BigInt(shift - 1);
          const even = mantissa % 2n === 0n ? mantissa : mantissa + 1n;
          const down = answerFor(String(halfway - 1n), '1.0');
          const tie = answerFor(String(halfway), '1.0');
          const up = answerFor(String(halfway + 1n), '1.0');
          const ulp = 2 ** shift;
          expect(Number(tie)).toBe(Number(even) * ulp);
          // Below a shift of 2 the neighbours of the halfway point are doubles themselves.
          if (shift > 1) expect(Number(down)).toBe(Number(mantissa) * ulp);
          if (shift > 1) expect(Number(up)).toBe(Number(mantissa + 1n) * ulp);
        },
      ),
      RUNS,
    );
  });
});

describe('the text of a product', { timeout: 300_000 }, () => {
  it('reads back as the same bits', () => {
    fc.assert(
      fc.property(double, (value) => {
        const printed = answerFor(doubleLiteralOf(value), '1');
        expect(Object.is(Number(printed), value)).toBe(true);
        expect(answerFor(printed, '1')).toBe(printed);
      }),
      RUNS,
    );
  });

  it("has the shape of Python's repr", () => {
    fc.assert(
      fc.property(double, (value) => {
        const printed = answerFor(doubleLiteralOf(value), '1');
        const size = Math.abs(value);
        expect(printed).toMatch(
          size !== 0 && (size >= 1e16 || size < 1e-4)
            ? /^-?\d(\.\d*[1-9])?e(\+[1-9]|-0|-[1-9])\d{1,2}$/
            : /^-?(0|[1-9]\d{0,15})\.(0|\d*[1-9])$/,
        );
      }),
      { ...RUNS, examples: [[1e16], [9999999999999998], [1e-4], [9.999999999999999e-5], [-0]] },
    );
  });

  it('is an integer exactly when both operands are', () => {
    fc.assert(
      fc.property(numberLiteral, numberLiteral, (a, b) => {
        const product = answerFor(a, b);
        const integers = !/[.eE]/.test(a) && !/[.eE]/.test(b);
        expect(/^-?\d+$/.test(product)).toBe(integers);
      }),
      RUNS,
    );
  });
});

describe('multiplyBody', { timeout: 300_000 }, () => {
  const operands = fc.tuple(numberLiteral, numberLiteral);

  it('is insensitive to whitespace', () => {
    fc.assert(
      fc.property(operands, fc.array(whitespace, { minLength: 9, maxLength: 9 }), ([a, b], ws) => {
        const tokens = ['{', '"a"', ':', a, ',', '"b"', ':', b, '}'];
        const spaced = tokens.map((token, index) => `${ws[index]}${token}`).join('');
        expect(answer(`${spaced}${ws[0]}`)).toBe(answerFor(a, b));
      }),
      RUNS,
    );
  });

  it('is insensitive to the order of keys', () => {
    fc.assert(
      fc.property(operands, ([a, b]) => {
        expect(answer(`{"b":${b},"a":${a}}`)).toBe(answerFor(a, b));
      }),
      RUNS,
    );
  });

  it('is insensitive to extra keys, whatever their values', () => {
    const others = fc.array(
      fc.tuple(
        fc.string({ unit: 'binary' }).map((name) => JSON.stringify(`other ${name}`)),
        fc.oneof(
          jsonText,
          jsonText.map((text) => `{"a":${text},"b":[${text}]}`),
        ),
      ),
      { minLength: 3, maxLength: 3 },
    );
    fc.assert(
      fc.property(operands, others, ([a, b], [first, second, third]) => {
        const body = `{${first?.join(':')},"a":${a},${second?.join(':')},"b":${b},${third?.join(':')}}`;
        expect(answer(body)).toBe(answerFor(a, b));
      }),
      RUNS,
    );
  });

  it('takes the last of duplicate keys, escaped or not', () => {
    const name = fc.constantFrom('"a"', '"\\u0061"');
    fc.assert(
      fc.property(operands, fc.array(fc.tuple(name, jsonText)), name, ([a, b], earlier, last) => {
        const members = [...earlier.map((member) => member.join(':')), `"b":${b}`];
        expect(answer(`{${members.join(',')},${last}:${a}}`)).toBe(answerFor(a, b));
      }),
      RUNS,
    );
  });

  it('never throws for any string, and every rejection has a known code', () => {
    fc.assert(
      fc.property(fc.oneof(anyString, jsonLikeString), (body) => {
        const result = multiplyBody(body);
        if (result.ok) expect(result.product).toMatch(/^-?\d+(\.\d+)?(e[+-]\d\d+)?$/);
        else expect(rejections[result.rejection.code]).toBe(result.rejection);
      }),
      {
        numRuns: 2_000 * inject('effort'),
        examples: [['\ud800'], ['\udc00{"a":1}'], ['{"a":1,"b":2}\ud800'], ['\\'], ['\0']],
      },
    );
  });

  it('never throws for anything that is no string', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
        const expected = value === null || value === undefined ? 'missing_body' : 'malformed_json';
        if (typeof value !== 'string') expect(answer(value)).toBe(expected);
      }),
      RUNS,
    );
  });
});

describe('multiply', { timeout: 300_000 }, () => {
  const operand = fc.oneof(double, integer);

  it('agrees with multiplyBody', () => {
    const literal = (value: number | bigint) =>
      typeof value === 'bigint' ? String(value) : doubleLiteralOf(value);
    fc.assert(
      fc.property(operand, operand, (a, b) => {
        const result = multiply(a, b);
        const answered = answerFor(literal(a), literal(b));
        if (result.ok) expect(read(answered)).toBe(result.product);
        else expect(answered).toBe(result.rejection.code);
      }),
      RUNS,
    );
  });

  it('never throws, and refuses whatever is no number', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true }), operand, (thing, number) => {
        for (const [a, b] of [
          [thing, number],
          [number, thing],
          [thing, thing],
        ]) {
          const result = Reflect.apply(multiply, undefined, [a, b]);
          if (!result.ok)
            expect(rejections[result.rejection.code as 'missing_body']).toBe(result.rejection);
          if (typeof thing !== 'number' && typeof thing !== 'bigint') {
            const expected = thing === undefined ? 'missing_operand' : 'operand_not_number';
            expect(result.ok ? result : result.rejection.code).toBe(expected);
          }
        }
      }),
      RUNS,
    );
  });
});
