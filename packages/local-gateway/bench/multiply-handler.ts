import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** The same work as the bare server's, as a Lambda function. */
export const handler = async (event: APIGatewayProxyEventV2) => {
  const { a, b } = JSON.parse(event.body ?? '');
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ result: a * b }),
  };
};
