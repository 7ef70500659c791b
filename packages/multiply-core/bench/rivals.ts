import { createRequire } from 'node:module';
import { JSONParse, JSONStringify } from 'json-with-bigint';
import { isInteger, LosslessNumber, parse, stringify } from 'lossless-json';
import secureJson from 'secure-json-parse';
import { z } from 'zod';

/** A way to turn a request body into a response body. */
export interface Rival {
  readonly name: string;
  readonly note: string;
  answer(body: string): string;
}

// The contract's rejections. Each rival answers those that it can detect.
const MISSING = '{"error":"missing_operand"}';
const NOT_NUMBER = '{"error":"operand_not_number"}';
const MALFORMED = '{"error":"malformed_json"}';
const OUT_OF_RANGE = '{"error":"result_out_of_range"}';

export function describeOurs(multiplyBody: typeof import('../src/index.ts').multiplyBody): Rival {
  return {
    name: 'multiply-core',
    note: '',
    answer(body) {
      const result = multiplyBody(body);
      return result.ok ? `{"result":${result.product}}` : `{"error":"${result.rejection.code}"}`;
    },
  };
}

interface Operands {
  readonly a?: unknown;
  readonly b?: unknown;
}

/** Parses, looks for the operands, and leaves the product to the rival. */
function describeParser(
  name: string,
  note: string,
  parseBody: (body: string) => unknown,
  multiply: (operands: Operands) => string,
): Rival {
  return {
    name,
    note,
    answer(body) {
      let value: unknown;
      try {
        value = parseBody(body);
      } catch {
        return MALFORMED;
      }
      return isObject(value) && 'a' in value && 'b' in value ? multiply(value) : MISSING;
    },
  };
}

export const naive = describeParser(
  'JSON.parse',
  'what most people write: `JSON.parse`, `typeof`, `*`, `JSON.stringify`. Inexact.',
  (body) => JSON.parse(body),
  multiplyDoubles,
);

const secureJsonParse = describeParser(
  'secure-json-parse',
  'the same, with a check for `__proto__`. Inexact.',
  (body) => secureJson.parse(body),
  multiplyDoubles,
);

const schema = z.object({ a: z.number(), b: z.number() });

const zod: Rival = {
  name: 'zod',
  note: 'JSON.parse with a schema instead of `typeof`. Inexact.',
  answer(body) {
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      return MALFORMED;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return JSON.stringify({ result: parsed.data.a * parsed.data.b });
    const isMissing = !isObject(value) || !('a' in value) || !('b' in value);
    return isMissing ? MISSING : NOT_NUMBER;
  },
};

// TypeScript's declaration lacks the third argument, which Node has from 22 on.
const parseWithSource = JSON.parse as (
  text: string,
  reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
) => unknown;

const reviver = describeParser(
  'reviver',
  '`JSON.parse` with a reviver that reads the source text of integers. Doubles print as in JavaScript.',
  (body) =>
    parseWithSource(body, (_key, value, { source = '' }) =>
      typeof value === 'number' && isInteger(source) ? BigInt(source) : value,
    ),
  ({ a, b }) => {
    if (!isNumeric(a) || !isNumeric(b)) return NOT_NUMBER;
    return typeof a === 'bigint' && typeof b === 'bigint'
      ? `{"result":${a * b}}`
      : JSON.stringify({ result: Number(a) * Number(b) });
  },
);

const losslessJson = describeParser(
  'lossless-json',
  'integers with BigInt. Doubles print as in JavaScript.',
  (body) => parse(body),
  ({ a, b }) => {
    if (!(a instanceof LosslessNumber) || !(b instanceof LosslessNumber)) return NOT_NUMBER;
    const result =
      isInteger(a.value) && isInteger(b.value)
        ? BigInt(a.value) * BigInt(b.value)
        : Number(a.value) * Number(b.value);
    if (result === Number.POSITIVE_INFINITY || result === Number.NEGATIVE_INFINITY) {
      return OUT_OF_RANGE;
    }
    return stringify({ result }) ?? '';
  },
);

interface JsonBigInt {
  parse(text: string): unknown;
  stringify(value: unknown): string;
}

// A CommonJS module without types.
const jsonBigIntModule: (options: { useNativeBigInt: boolean }) => JsonBigInt = createRequire(
  import.meta.url,
)('json-bigint');
const jsonBig = jsonBigIntModule({ useNativeBigInt: true });

const jsonBigInt = describeParser(
  'json-bigint',
  'with `useNativeBigInt`. It does not distinguish 36.0 from 36.',
  (body) => jsonBig.parse(body),
  (operands) => multiplyIntegral(operands, (value) => jsonBig.stringify(value)),
);

const jsonWithBigInt = describeParser(
  'json-with-bigint',
  'a regular expression over the text, then `JSON.parse`. It does not distinguish 36.0 from 36.',
  (body) => JSONParse(body),
  (operands) => multiplyIntegral(operands, (value) => JSONStringify(value)),
);

export const rivals: readonly Rival[] = [
  naive,
  secureJsonParse,
  zod,
  reviver,
  losslessJson,
  jsonBigInt,
  jsonWithBigInt,
];

function multiplyDoubles({ a, b }: Operands): string {
  if (typeof a !== 'number' || typeof b !== 'number') return NOT_NUMBER;
  return JSON.stringify({ result: a * b });
}

function multiplyIntegral({ a, b }: Operands, print: (value: unknown) => string): string {
  if (!isNumeric(a) || !isNumeric(b)) return NOT_NUMBER;
  const isExact = isIntegral(a) && isIntegral(b);
  return print({ result: isExact ? BigInt(a) * BigInt(b) : Number(a) * Number(b) });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function isIntegral(value: number | bigint): boolean {
  return typeof value === 'bigint' || Number.isInteger(value);
}
