import { CARRIAGE_RETURN, LINE_FEED, SPACE, TAB } from './characters.ts';
import { codeAt } from './code-at.ts';

// ws = *( %x20 / %x09 / %x0A / %x0D )                                          RFC 8259, section 2
export function skipWhitespace(text: string, at: number): number {
  while (isWhitespace(codeAt(text, at))) at++;
  return at;
}

function isWhitespace(code: number): boolean {
  return (
    code <= SPACE &&
    (code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB)
  );
}
