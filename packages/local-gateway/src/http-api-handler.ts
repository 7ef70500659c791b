import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';

/**
 * The Lambda handlers the gateway serves: a payload 2.0 event in, a value or the promise of one out.
 * Callback-style handlers are not served, as Lambda's Node.js 24 runtime does not run them.
 */
export type HttpApiHandler = (event: APIGatewayProxyEventV2, context: Context) => unknown;
