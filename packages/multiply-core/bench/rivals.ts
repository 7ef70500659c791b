import { createRequire } from 'node:module';
import { isInteger, LosslessNumber, parse, stringify } from 'lossless-json';
import { z } from 'zod';

/** A way to make the text of an answer out of the text of a request. */
export interface Rival {
  readonly name: string;
  answer(body: string): string;
}

// As in the contract; each rival rejects what it sees is wrong, in the same words.
const MISSING = '{"error":"missing_operand"}';
const NOT_NUMBER = '{"error":"operand_not_number"}';
const MALFORMED = '{"error":"malformed_json"}';
const OUT_OF_RANGE = '{"error":"result_out_of_range"}';

export function describeOurs(multiplyBody: typeof import('../src/index.ts').multiplyBody): Rival {
  return {
    name: 'multiply-core',
    answer(body) {
      const result = multiplyBody(body);
      return result.ok ? `{"result":${result.product}}` : `{"error":"${result.rejection.code}"}`;
    },
  };
}

/** What one writes first. */
export const naive: Rival = {
  name: 'JSON.parse',
  answer(body) {
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      return MALFORMED;
    }
    if (!isObject(value) || !('a' in value) || !('b' in value)) return MISSING;
    const { a, b } = value;
    if (typeof a !== 'number' || typeof b !== 'number') return NOT_NUMBER;
    return JSON.stringify({ result: a * b });
  },
};

const schema = z.object({ a: z.number(), b: z.number() });

export const zod: Rival = {
  name: 'zod',
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

export const losslessJson: Rival = {
  name: 'lossless-json',
  answer(body) {
    let value: unknown;
    try {
      value = parse(body);
    } catch {
      return MALFORMED;
    }
    if (!isObject(value) || !('a' in value) || !('b' in value)) return MISSING;
    const { a, b } = value;
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
};

interface JsonBigInt {
  parse(text: string): unknown;
  stringify(value: unknown): string;
}

// A CommonJS module without types.
const jsonBigIntModule: (options: { useNativeBigInt: boolean }) => JsonBigInt = createRequire(
  import.meta.url,
)('json-bigint');
const jsonBig = jsonBigIntModule({ useNativeBigInt: true });

export const jsonBigInt: Rival = {
  name: 'json-bigint',
  answer(body) {
    let value: unknown;
    try {
      value = jsonBig.parse(body);
    } catch {
      return MALFORMED;
    }
    if (!isObject(value) || !('a' in value) || !('b' in value)) return MISSING;
    const { a, b } = value;
    if (!isNumeric(a) || !isNumeric(b)) return NOT_NUMBER;
    const isExact = isIntegral(a) && isIntegral(b);
    return jsonBig.stringify({ result: isExact ? BigInt(a) * BigInt(b) : Number(a) * Number(b) });
  },
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function isIntegral(value: number | bigint): boolean {
  return typeof value === 'bigint' || Number.isInteger(value);
}
