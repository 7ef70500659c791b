import { describe, expect, expectTypeOf, it } from 'vitest';
import { type MultiplyResult, multiply, type RejectionCode } from '../src/index.ts';

const LIMIT = 10n ** 4300n;

describe('multiply', () => {
  it('gives a bigint for two bigints, a number otherwise', () => {
    expect(multiply(94906267n, 94906267n)).toEqual({ ok: true, product: 9007199515875289n });
    expect(multiply(12, 2.5)).toEqual({ ok: true, product: 30 });
    expect(multiply(12n, 2.5)).toEqual({ ok: true, product: 30 });
    expect(multiply(2.5, 12n)).toEqual({ ok: true, product: 30 });
  });

  it('says so in its types', () => {
    const either = (): number | bigint => 1;
    expectTypeOf(multiply(2n, 3n)).toEqualTypeOf<MultiplyResult<bigint>>();
    expectTypeOf(multiply(2, 3)).toEqualTypeOf<MultiplyResult<number>>();
    expectTypeOf(multiply(2, 3n)).toEqualTypeOf<MultiplyResult<number>>();
    expectTypeOf(multiply(2n, 3)).toEqualTypeOf<MultiplyResult<number>>();
    expectTypeOf(multiply(2, either())).toEqualTypeOf<MultiplyResult<number>>();
    expectTypeOf(multiply(either(), 3)).toEqualTypeOf<MultiplyResult<number>>();
    expectTypeOf(multiply(either(), either())).toEqualTypeOf<MultiplyResult<number | bigint>>();
    // @ts-expect-error a string is not a number
    multiply('2', 3);
    // @ts-expect-error both operands are required
    multiply(2);
  });

  it('keeps the sign of a zero double, and an integer 0 has none', () => {
    expect(multiply(-0, 5n)).toEqual({ ok: true, product: -0 });
    expect(multiply(-0, -0)).toEqual({ ok: true, product: 0 });
    expect(multiply(0n, -1.5)).toEqual({ ok: true, product: -0 });
    expect(multiply(-1n, 0n)).toEqual({ ok: true, product: 0n });
  });

  it('rounds an integer half to even before it multiplies by a double', () => {
    expect(multiply(2n ** 53n + 1n, 1)).toEqual({ ok: true, product: 2 ** 53 });
    expect(multiply(2n ** 53n + 3n, 1)).toEqual({ ok: true, product: 2 ** 53 + 4 });
  });

  it.each([
    [LIMIT - 1n, 1n],
    [1n - LIMIT, -1n],
    [LIMIT / 10n, 9n],
    [LIMIT - 1n, 0n],
  ])('takes integers and products of 4300 digits', (a, b) => {
    expect(multiply(a, b)).toEqual({ ok: true, product: a * b });
  });

  const rejected: readonly [string, unknown, unknown, RejectionCode][] = [
    ['an absent a', undefined, 1, 'missing_operand'],
    ['an absent b', 1n, undefined, 'missing_operand'],
    ['an absent a before a b that is not a number', undefined, 'x', 'missing_operand'],
    ['null', null, 1, 'operand_not_number'],
    ['a string', 1, '2', 'operand_not_number'],
    ['true', true, true, 'operand_not_number'],
    ['an array', [1], 2, 'operand_not_number'],
    ['an object with valueOf', { valueOf: () => 1 }, 2, 'operand_not_number'],
    ['a symbol', Symbol('1'), 2n, 'operand_not_number'],
    ['a wrapped number', Object(1), 2, 'operand_not_number'],
    ['NaN', Number.NaN, 1, 'operand_not_number'],
    ['NaN before too many digits', LIMIT, Number.NaN, 'operand_not_number'],
    ['an a of 4301 digits', LIMIT, 0n, 'too_many_digits'],
    ['a negative b of 4301 digits', 1n, -LIMIT, 'too_many_digits'],
    ['an integer of 4301 digits with a double', 1.5, LIMIT, 'too_many_digits'],
    ['too many digits before an infinity', Number.POSITIVE_INFINITY, LIMIT, 'too_many_digits'],
    ['a product of 4301 digits', LIMIT / 10n, 10n, 'too_many_digits'],
    ['a negative product of 4301 digits', LIMIT / 10n, -10n, 'too_many_digits'],
    ['an infinity', Number.POSITIVE_INFINITY, 2, 'result_out_of_range'],
    ['an infinity times zero', 0, Number.NEGATIVE_INFINITY, 'result_out_of_range'],
    ['a product beyond a double', 1e308, -10, 'result_out_of_range'],
    ['an integer beyond a double with a double', 10n ** 309n, 1e-300, 'result_out_of_range'],
  ];

  it.each(rejected)('refuses %s', (_, a, b, code) => {
    expect(Reflect.apply(multiply, undefined, [a, b])).toMatchObject({
      ok: false,
      rejection: { code },
    });
  });
});
