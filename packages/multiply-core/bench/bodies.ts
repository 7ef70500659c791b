import { type Random, seedRandom } from '../test/random/random.ts';

/** Request bodies of one kind, and a description for the report. */
export interface BodyKind {
  readonly name: string;
  readonly note: string;
  readonly bodies: readonly string[];
}

// Many bodies of a kind, so that no rival answers from a cache of the last number.
const BODIES = 64;
const LARGE_BODIES = 4;
const SMALL = { least: 1, most: 3 };

export function buildBodyKinds(): BodyKind[] {
  const random = seedRandom(20_261_123);
  const kind = (name: string, note: string, build: () => string, length = BODIES): BodyKind => ({
    name,
    note,
    bodies: Array.from({ length }, () => flatten(build())),
  });
  const integer = ({ least, most }: { least: number; most: number }): string =>
    digits(random, least + random.below(most - least + 1));
  const members = (a: string, b: string): string => `{"a":${a},"b":${b}}`;
  const small = (): string => integer(SMALL);

  return [
    kind('typical', '`{"a":12,"b":3}`: integers of 1 to 3 digits', () => members(small(), small())),
    kind('12.5 × 3.25', 'doubles with 1 or 2 decimals', () =>
      members(`${small()}.5`, `${small()}.${random.pick(['25', '75', '15'])}`),
    ),
    kind('36.0 × 2.0', 'whole doubles', () => members(`${small()}.0`, `${small()}.0`)),
    kind('17 digits', 'integers of 17 digits', () =>
      members(digits(random, 17), digits(random, 17)),
    ),
    kind('300 digits', 'integers of 300 digits', () =>
      members(digits(random, 300), digits(random, 300)),
    ),
    kind('4 KB, other keys', '164 other keys: integers, short strings, true, false, null', () =>
      flat(small(), small(), (index) => scalar(random, index)),
    ),
    kind('4 KB, with doubles', 'the same, a third of the values doubles', () =>
      flat(small(), small(), (index) =>
        index % 3 === 0 ? `${small()}.${digits(random, 2)}` : scalar(random, index),
      ),
    ),
    kind('4 KB, nested', 'an order: arrays and objects of the same few keys', () =>
      order(random, small(), small()),
    ),
    kind('4 KB, long strings', 'strings of some 90 characters', () =>
      comments(random, small(), small(), 41),
    ),
    kind(
      '100 KB, long strings',
      'the same',
      () => comments(random, small(), small(), 1100),
      LARGE_BODIES,
    ),
    kind(
      '100 KB string',
      'one string',
      () => `{"a":${small()},"c":"${'A longer text, in one piece. '.repeat(3600)}","b":${small()}}`,
      LARGE_BODIES,
    ),
    kind('invalid JSON', '`{"a":12,"b":3`', () => members(small(), small()).slice(0, -1)),
    kind('missing keys', '`{"a":12,"c":3}`', () => `{"a":${small()},"c":${small()}}`),
  ];
}

function flat(a: string, b: string, value: (index: number) => string): string {
  const others = Array.from({ length: 164 }, (_, index) => `"attribute_${index}":${value(index)}`);
  return `{"a":${a},${others.join(',')},"b":${b}}`;
}

function scalar(random: Random, index: number): string {
  const text = `"value ${random.below(1000)}"`;
  const values = [digits(random, 1 + random.below(6)), text, 'true', 'null', 'false'] as const;
  return values[index % 5] ?? 'null';
}

function order(random: Random, a: string, b: string): string {
  const lines = Array.from(
    { length: 29 },
    (_, index) =>
      `{"sku":"SKU-${digits(random, 5)}","description":"A box of assorted steel bearings, ${digits(random, 2)} mm",` +
      `"quantity":${index + 1},"inStock":${index % 3 !== 0},"warehouse":null}`,
  );
  const customer = `{"id":${digits(random, 5)},"name":"Ada Lovelace","city":"London","country":"GB"}`;
  return `{"a":${a},"b":${b},"customer":${customer},"lines":[${lines.join(',')}],"paid":true}`;
}

function comments(random: Random, a: string, b: string, length: number): string {
  const texts = Array.from(
    { length },
    () =>
      `"A longer text as people write it, number ${digits(random, 4)}, with commas, stops, and some more words."`,
  );
  return `{"a":${a},"comments":[${texts.join(',')}],"b":${b}}`;
}

function digits(random: Random, count: number): string {
  let text = String(1 + random.below(9));
  while (text.length < count) text += String(random.below(10));
  return text;
}

/** A flat string, as bodies from the network are, not a tree of its parts. */
function flatten(text: string): string {
  return Buffer.from(text).toString();
}
