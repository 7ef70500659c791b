import type {
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  APIGatewayProxyHandlerV2,
  Context,
  LambdaFunctionURLEvent,
} from 'aws-lambda';
import { describe, expectTypeOf, it } from 'vitest';
import type { HttpApiEvent, HttpApiHandler, RestApiEvent } from '../src/index.ts';

// What `pnpm typecheck` asserts; at run time these tests do nothing.
describe('types', () => {
  it('let a handler typed with @types/aws-lambda be served', () => {
    expectTypeOf<APIGatewayProxyHandlerV2>().toExtend<HttpApiHandler>();
  });

  it('fit where those of @types/aws-lambda are expected', () => {
    expectTypeOf<Parameters<HttpApiHandler>[0]>().toExtend<APIGatewayProxyEventV2>();
    expectTypeOf<Parameters<HttpApiHandler>[1]>().toExtend<Context>();
    expectTypeOf<HttpApiEvent>().toExtend<LambdaFunctionURLEvent>();
    expectTypeOf<RestApiEvent>().toExtend<APIGatewayProxyEvent>();
  });
});
