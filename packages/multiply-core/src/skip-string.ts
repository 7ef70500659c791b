import {
  BACKSLASH,
  LOWER_A,
  LOWER_B,
  LOWER_CASE_BIT,
  LOWER_F,
  LOWER_N,
  LOWER_R,
  LOWER_T,
  LOWER_U,
  NINE,
  QUOTE,
  SLASH,
  SPACE,
  ZERO,
} from './characters.ts';
import { codeAt } from './code-at.ts';
import { MALFORMED } from './offset.ts';

// *char quotation-mark: a string behind its opening mark                       RFC 8259, section 7
export function skipStringTail(text: string, at: number): number {
  for (;;) {
    const code = codeAt(text, at);
    if (code === QUOTE) return at + 1;
    // Control characters, and END with them, as it is less than any of them.
    if (code < SPACE) return MALFORMED;
    if (code === BACKSLASH) {
      at = skipEscape(text, at + 1);
      if (at < 0) return at;
    } else {
      at++;
    }
  }
}

// escape ( %x22 / %x5C / %x2F / %x62 / %x66 / %x6E / %x72 / %x74 / %x75 4HEXDIG )
function skipEscape(text: string, at: number): number {
  switch (codeAt(text, at)) {
    case QUOTE:
    case BACKSLASH:
    case SLASH:
    case LOWER_B:
    case LOWER_F:
    case LOWER_N:
    case LOWER_R:
    case LOWER_T:
      return at + 1;
    case LOWER_U:
      return skipHexDigits(text, at + 1);
    default:
      return MALFORMED;
  }
}

function skipHexDigits(text: string, at: number): number {
  const end = at + 4;
  for (; at < end; at++) if (!isHexDigit(codeAt(text, at))) return MALFORMED;
  return end;
}

function isHexDigit(code: number): boolean {
  if (code >= ZERO && code <= NINE) return true;
  const letter = code | LOWER_CASE_BIT;
  return letter >= LOWER_A && letter <= LOWER_F;
}
