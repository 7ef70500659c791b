import { buildJson, mutateJson } from './mutate-json.ts';
import type { Random } from './random.ts';

/**
 * A request body of one of the shapes that the vectors have: two numbers of any kind and size, other
 * types, absent, duplicate and escaped keys, other keys, whitespace, broken JSON.
 */
export function buildBody(random: Random, vectors: readonly [string, ...string[]]): string {
  switch (random.below(10)) {
    case 0:
      return mutateJson(random.pick(vectors), random);
    case 1:
      return mutateJson(buildMembers(random), random);
    case 2:
      return random.below(2) === 0 ? buildJson(random) : mutateJson(buildJson(random), random);
    default:
      return buildMembers(random);
  }
}

function buildMembers(random: Random): string {
  const members = [buildMember(random, 'a'), buildMember(random, 'b')];
  if (random.below(4) === 0) members.reverse();
  if (random.below(8) === 0) members.unshift(buildMember(random, random.pick(['a', 'b'])));
  if (random.below(8) === 0) members.splice(random.below(3), 0, buildOther(random));
  if (random.below(30) === 0) members.splice(random.below(members.length), 1);
  const ws = random.pick(['', '', '', ' ', '\n', '\r\n\t']);
  return `${ws}{${ws}${members.join(`${ws},${ws}`)}${ws}}${ws}`;
}

function buildMember(random: Random, name: 'a' | 'b'): string {
  const escaped = name === 'a' ? '"\\u0061"' : '"\\u0062"';
  const value = random.below(12) === 0 ? buildNonNumber(random) : buildNumber(random);
  return `${random.below(10) === 0 ? escaped : `"${name}"`}:${value}`;
}

function buildNonNumber(random: Random): string {
  return random.pick(['"7"', '""', 'true', 'false', 'null', '[1]', '[]', '{}', '{"a":1}', 'NaN']);
}

function buildOther(random: Random): string {
  return random.pick([
    '"c":{"a":9,"b":9}',
    '"c":1e400',
    '"A":1',
    '"":null',
    '"aa":[1,2.5,"x"]',
    '"__proto__":{"a":5,"b":6}',
    '"toString":1,"1":2,"0":3',
    '"c":"\\u0000\\ud83d\\ude00\\ud800\\\\\\""',
    '"c":"é😀\u2028\x7f"',
    '"a\\u0000":1',
    `"c":${'['.repeat(40)}${']'.repeat(40)}`,
    `"c":${'9'.repeat(4301)}`,
  ]);
}

function buildNumber(random: Random): string {
  const sign = random.pick(['', '', '-']);
  const unsigned = random.below(2) === 0 ? buildInteger(random) : buildDouble(random);
  return sign + unsigned;
}

function buildInteger(random: Random): string {
  switch (random.below(12)) {
    case 0:
      return '0';
    case 1:
      return String(2n ** BigInt(50 + random.below(20)) + BigInt(random.below(5)) - 2n);
    case 2: // halfway between two doubles, or next to that
      return String((halfway(random) << BigInt(random.below(960))) + BigInt(random.below(3)) - 1n);
    case 3:
      return buildDigits(random, 300 + random.below(20));
    case 4: // where the digits limit is
      return random.below(8) === 0 ? buildDigits(random, 4296 + random.below(8)) : '1';
    case 5: // the products of two of these have about 4300 digits
      return random.below(8) === 0 ? buildDigits(random, 2148 + random.below(5)) : '10';
    case 6:
      return `1${'0'.repeat(random.below(320))}`;
    default:
      return buildDigits(random, 1 + random.below(22));
  }
}

/** An odd number of 54 bits: exactly between two doubles. */
function halfway(random: Random): bigint {
  return (
    2n ** 53n + BigInt(random.below(2 ** 32)) * 2n ** 20n + 2n * BigInt(random.below(2 ** 19)) + 1n
  );
}

function buildDouble(random: Random): string {
  const exponent = `${random.pick(['e', 'E'])}${random.pick(['', '+', '-'])}${buildExponent(random)}`;
  switch (random.below(8)) {
    case 0:
      return `${buildInteger(random)}.0`;
    case 1:
      return `${random.below(1000)}.${buildDigits(random, 1 + random.below(3))}`;
    case 2:
      return `${random.below(10)}${exponent}`;
    case 3:
      return `${buildDigits(random, 1 + random.below(20))}.${buildDigits(random, 1 + random.below(20))}${exponent}`;
    case 4: // near where repr changes to an exponent, and back
      return `${1 + random.below(9)}.${buildDigits(random, 1 + random.below(17))}e${random.pick(['15', '16', '17', '-3', '-4', '-5', '-6', '-7', '20', '21', '22'])}`;
    case 5:
      return random.pick([
        ...['1.7976931348623157e308', '1.7976931348623158e308', '1.7976931348623159e308', '1e308'],
        ...['5e-324', '3e-324', '2e-324', '2.2250738585072014e-308', '2.2250738585072011e-308'],
        ...[
          '1e400',
          '0e999999999999',
          '0.0',
          '0e0',
          '1e-400',
          '9007199254740993.0',
          '4.35',
          '1e23',
        ],
      ] as [string, ...string[]]);
    case 6:
      return `0.${'0'.repeat(random.below(12))}${buildDigits(random, 1 + random.below(18))}`;
    default:
      return `${buildDigits(random, 1 + random.below(17))}.${buildDigits(random, 1 + random.below(17))}`;
  }
}

function buildExponent(random: Random): string {
  return random.pick([
    String(random.below(10)),
    String(random.below(30)),
    String(random.below(330)),
    `0${random.below(30)}`,
  ]);
}

/** As many digits, the first of them not 0 unless it is the only one. */
function buildDigits(random: Random, count: number): string {
  if (count === 1) return String(random.below(10));
  let digits = String(1 + random.below(9));
  const filler = random.below(6);
  for (let left = count - 1; left > 0; left--) {
    digits += filler === 0 ? '9' : filler === 1 ? '0' : String(random.below(10));
  }
  return digits;
}
