import { LOWER_F, LOWER_T } from './characters.ts';
import { MALFORMED } from './offset.ts';

// false / null / true                                                          RFC 8259, section 3
export function skipLiteralName(text: string, at: number, code: number): number {
  const name = code === LOWER_T ? 'true' : code === LOWER_F ? 'false' : 'null';
  return text.startsWith(name, at) ? at + name.length : MALFORMED;
}
