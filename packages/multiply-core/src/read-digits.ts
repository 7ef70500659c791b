import { ZERO } from './json-scanner.ts';

/** The number that up to 15 digits make. */
export function readDigits(text: string, start: number, end: number): number {
  let value = 0;
  // Stryker disable next-line ArithmeticOperator: two numbers of the other sign have the same product
  for (let at = start; at < end; at++) value = value * 10 + (text.charCodeAt(at) - ZERO);
  return value;
}
