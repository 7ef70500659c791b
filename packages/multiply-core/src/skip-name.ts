import { COLON, QUOTE } from './characters.ts';
import { codeAt } from './code-at.ts';
import { MALFORMED } from './offset.ts';
import { skipStringTail } from './skip-string.ts';
import { skipWhitespace } from './skip-whitespace.ts';

// string name-separator, where name-separator = ws %x3A ws             RFC 8259, sections 2 and 4
export function skipName(text: string, at: number): number {
  if (codeAt(text, at) !== QUOTE) return MALFORMED;
  at = skipStringTail(text, at + 1);
  if (at < 0) return at;
  if (codeAt(text, at) === COLON) return at + 1;
  at = skipWhitespace(text, at);
  return codeAt(text, at) === COLON ? at + 1 : MALFORMED;
}
