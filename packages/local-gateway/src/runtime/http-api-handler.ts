import { readStreaming } from '../bootstrap/awslambda-global.ts';
import type { HttpApiEvent } from '../event/lambda-events.ts';
import type { HandlerContext, LambdaContext } from './lambda-context.ts';

/**
 * The Lambda handlers the gateway serves: a payload 2.0 event in, a value or the promise of one out.
 * Any handler typed with `APIGatewayProxyHandlerV2` fits, as long as it declares no callback.
 */
export type HttpApiHandler = (
  event: HttpApiEvent,
  context: HandlerContext,
  callback: never,
) => unknown;

/** A handler known to answer by what it returns. */
export type ReturningHandler = (event: unknown, context: LambdaContext) => unknown;

/**
 * The handler itself when Lambda would run it; a TypeError otherwise. Lambda's Node.js 24 runtime refuses
 * a function that declares three parameters (aws-lambda-nodejs-runtime-interface-client,
 * src/function/callback-deprecation.ts), and so does this.
 */
export function requireReturningHandler(handler: HttpApiHandler): ReturningHandler {
  if (typeof handler !== 'function') {
    throw new TypeError(`Expected the handler to be a function, got ${typeof handler}`);
  }
  if (handler.length >= 3 && readStreaming(handler) === undefined) {
    throw new TypeError(
      `Expected a handler that returns its result, as Node.js 24 on Lambda requires, got one that takes a callback (${handler.length} parameters)`,
    );
  }
  // @types/aws-lambda still declares the callback and the context methods that this runtime dropped;
  // the check above is what shows that the handler does not need them.
  return handler as unknown as ReturningHandler;
}
