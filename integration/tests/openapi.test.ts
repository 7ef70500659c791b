import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { rejections } from 'multiply-core';
import { describe, expect, it } from 'vitest';
import { cases } from '../contract/cases.ts';
import type { Answer, ContractRequest } from '../contract/contract-case.ts';
import { handlerTargets } from '../targets/handler-targets.ts';

// Every contract case with its expected answer, and every vector of the library with the function's answer.
interface Exchange {
  readonly name: string;
  readonly body: ContractRequest['body'];
  readonly answer: Answer;
}

const read = (url: string | URL) => readFileSync(new URL(url), 'utf8');
const description = JSON.parse(read(new URL('../../docs/openapi.json', import.meta.url)));
const { requestBody, responses } = description.paths['/'].post;

// Without strictNumbers, because JSON.parse turns a large integer into Infinity.
const ajv = new Ajv2020({ strictNumbers: false })
  .addVocabulary(Object.keys(description))
  .addSchema(description, 'openapi');

interface Message {
  readonly content: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>>;
}

/** By content type. */
function compile({ content }: Message): Map<string, ValidateFunction> {
  return new Map(
    Object.entries(content).map(([type, { schema }]) => [
      type,
      ajv.compile({ $ref: `openapi${schema.$ref}` }),
    ]),
  );
}

const describesRequest = compile(requestBody).get('application/json');
const describesResponse = new Map(
  Object.entries<Message>(responses).map(([status, response]) => [
    Number(status),
    compile(response),
  ]),
);

async function sendVectors(): Promise<Exchange[]> {
  const [target] = handlerTargets;
  const lines = read(import.meta.resolve('multiply-core/vectors/multiply.jsonl'))
    .trim()
    .split('\n');
  const headers = { 'content-type': 'application/json' };
  const exchanges = lines.map(async (line): Promise<Exchange | undefined> => {
    const { name, body } = JSON.parse(line) as { name: string; body: string };
    const answer = await target?.send({ method: 'POST', path: '/', headers, body });
    return answer && { name, body, answer };
  });
  return (await Promise.all(exchanges)).filter((exchange) => exchange !== undefined);
}

const exchanges = [
  ...cases.map(({ name, request, expected }) => ({ name, body: request.body, answer: expected })),
  ...(await sendVectors()),
];

const parseBody = (body: ContractRequest['body']): unknown =>
  JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));

const namesWhere = (isWrong: (exchange: Exchange) => boolean) =>
  exchanges.filter(isWrong).map(({ name }) => name);

describe('docs/openapi.json', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(description)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('describes the response to every contract case and vector', () => {
    const undescribed = namesWhere(({ answer: { status, contentType = '', body } }) => {
      const describes = describesResponse.get(status)?.get(contentType);
      return !describes?.(parseBody(body));
    });
    expect(exchanges.length).toBeGreaterThan(cases.length);
    expect(undescribed).toEqual([]);
  });

  it('describes the body of every request that is answered 200', () => {
    expect(
      namesWhere(
        ({ body, answer }) => answer.status === 200 && !describesRequest?.(parseBody(body)),
      ),
    ).toEqual([]);
  });

  it('excludes the body of every request whose operands are absent or no numbers', () => {
    const excluded = [rejections.missing_operand, rejections.operand_not_number].map(
      ({ message }) => JSON.stringify({ error: message }),
    );
    const accepted = namesWhere(
      ({ body, answer }) =>
        excluded.includes(answer.body) && describesRequest?.(parseBody(body)) === true,
    );
    expect(exchanges.filter(({ answer }) => excluded.includes(answer.body))).not.toEqual([]);
    expect(accepted).toEqual([]);
  });

  it('lists every rejection in the order in which they apply', () => {
    expect(description.components.schemas.Rejection.properties.error.enum).toEqual(
      Object.values(rejections).map(({ message }) => message),
    );
  });
});
