import type { Random } from './random.ts';

// Pieces that may confuse a JSON reader, whole and broken.
const FRAGMENTS = [
  ...['{', '}', '[', ']', ',', ':', '"', '\\', '{}', '[]', '""', '{"a":', ',"b":', '"a":1,', '[['],
  ...[
    'true',
    'false',
    'null',
    'tru',
    'nul',
    'fals',
    'True',
    'nulll',
    'NaN',
    'Infinity',
    'undefined',
  ],
  ...['0', '-0', '-', '+', '1', '01', '-01', '1.', '.5', '1.e5', '0.0', '1e', '1e+', '1E-2', '1e5'],
  ...['0x10', '1_0', '12345678901234567890', '1e400', '--1', '1-', '1.2.3', '1e1.5', '0e0', '00'],
  ...['\\n', '\\"', '\\\\', '\\/', '\\b', '\\x41', '\\u', '\\u0', '\\u006', '\\u0061', '\\u00fG'],
  ...['\\uD83D\\uDE00', '\\ud800', '\\U0061', '\\u 061', '\\u+061', '\\u-061', '\\u00 61', '\\a'],
  ...[
    ' ',
    '\t',
    '\n',
    '\r',
    '\f',
    '\v',
    '\b',
    '\0',
    '\x1f',
    '\x7f',
    '\x85',
    '\xa0',
    '\u2028',
    '\ufeff',
  ],
  ...['/**/', '//x', "'a'", '\ud800', '\udc00', '😀', 'é', '\uff11', '\u0661', '\uffff'],
] as const;

const SCALARS = [
  ...[
    '0',
    '-0',
    '7',
    '12',
    '-3',
    '2.5',
    '36.0',
    '-0.0',
    '1e5',
    '1E-7',
    '1.5e+10',
    '9007199254740993',
  ],
  ...['123456789012345', '1234567890123456', '0.1', 'true', 'false', 'null', '""', '"x"', '"a"'],
  ...[
    '"\\u0061"',
    '"\\n\\t\\\\\\""',
    '"é😀"',
    '"\u2028"',
    '"\\ud83d\\ude00"',
    '"\x7f"',
    '"a long enough text"',
    '"a string of more than sixteen characters, é and 😀 among them"',
    '"0123456789abcdef"',
    '"0123456789abcde\\n"',
    // In texts that are as long as this the reader looks ahead.
    `"${'long '.repeat(20)}"`,
    `"${'long '.repeat(20)}\\n"`,
  ],
] as const;

const NAMES = [
  ...['"a"', '"b"', '"a"', '"b"', '"c"', '""', '"aa"', '"\\u0061"', '"\\u0062"', '"\\u0041"'],
  ...[
    '"A"',
    '"\\u0061\\u0062"',
    '"\\n"',
    '"__proto__"',
    '"a\\u0000"',
    '"é"',
    '"\\u006A"',
    '"\\u00e9"',
    '"a name of more than sixteen characters"',
  ],
] as const;

/** A valid JSON text, most often an object with `a` and `b` among its keys. */
export function buildJson(random: Random): string {
  return random.below(10) === 0
    ? spaced(random, buildValue(random, 3))
    : spaced(random, buildObject(random, 3));
}

/** The same text after one change, or sometimes after four. */
export function mutateJson(text: string, random: Random): string {
  let mutated = text;
  for (let left = random.below(3) === 0 ? 4 : 1; left > 0; left--)
    mutated = mutateOnce(mutated, random);
  return mutated;
}

function mutateOnce(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + 1 + random.below(6));
  const before = text.slice(0, at);
  const after = text.slice(end);
  switch (random.below(10)) {
    case 0: // cut
      return before + after;
    case 1: // truncate
      return before;
    case 2: // duplicate
      return before + text.slice(at, end) + text.slice(at, end) + after;
    case 3: // flip one bit of one character
      return before + flip(text.slice(at, at + 1), random) + text.slice(at + 1);
    case 4: // swap two pieces
      return before + text.slice(end, end + 3) + text.slice(at, end) + text.slice(end + 3);
    case 5: // insert a piece from elsewhere
      return before + text.slice(end, end + random.below(8)) + text.slice(at);
    case 6: // replace one character with any other
      return before + String.fromCharCode(random.below(0x80)) + text.slice(at + 1);
    case 7:
      return before + random.pick(FRAGMENTS) + after;
    default:
      return before + random.pick(FRAGMENTS) + text.slice(at);
  }
}

function flip(character: string, random: Random): string {
  return character === ''
    ? ''
    : String.fromCharCode(character.charCodeAt(0) ^ (1 << random.below(16)));
}

function buildValue(random: Random, depth: number): string {
  if (depth === 0) return random.pick(SCALARS);
  const choice = random.below(8);
  if (choice === 0) return buildObject(random, depth - 1);
  if (choice === 1) return `[${buildList(random, () => buildValue(random, depth - 1))}]`;
  return random.pick(SCALARS);
}

function buildObject(random: Random, depth: number): string {
  const member = () =>
    `${spaced(random, random.pick(NAMES))}:${spaced(random, buildValue(random, depth))}`;
  return `{${buildList(random, member)}}`;
}

function buildList(random: Random, build: () => string): string {
  return Array.from({ length: random.below(5) }, build).join(',') || spaced(random, '');
}

function spaced(random: Random, text: string): string {
  if (random.below(5) !== 0) return text;
  return `${random.pick([' ', '\n', '\t', '\r', '  ', ''])}${text}${random.pick([' ', '\r\n', ''])}`;
}
