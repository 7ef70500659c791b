import { z } from 'zod';

// The function with JSON.parse and a zod schema. Inexact.
const Operands = z.object({ a: z.number(), b: z.number() });

export const handler = async (event: { body: string }, context: { awsRequestId: string }) => {
  const headers = { 'content-type': 'application/json' };
  const { success, data } = Operands.safeParse(JSON.parse(event.body));
  if (success) {
    return { statusCode: 200, headers, body: JSON.stringify({ result: data.a * data.b }) };
  }
  console.warn({ requestId: context.awsRequestId, code: 'operand_not_number' });
  return {
    statusCode: 400,
    headers,
    body: '{"error":"One or both of the values are not a number"}',
  };
};
