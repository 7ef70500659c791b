import type { CorsRules } from '../cors/cors-rules.ts';
import type { Stage } from '../event/stage.ts';

/** An HTTP API, in API Gateway's terms. */
export interface HttpApi {
  /** Such as `requestContext.apiId` has it. */
  readonly id: string;
  readonly stages: readonly Stage[];
  readonly routes: readonly HttpApiRoute[];
  readonly cors?: CorsRules;
}

/** A route and what answers it. */
export interface HttpApiRoute {
  /** `$default`, or a method or `ANY` and a path: `GET /pets/{id}`, `ANY /{proxy+}`. */
  readonly key: string;
  readonly integration: HttpApiIntegration;
}

export type HttpApiIntegration =
  | {
      readonly kind: 'function';
      readonly functionName: string;
      readonly payload: '1.0' | '2.0';
      readonly timeoutMs: number;
    }
  | { readonly kind: 'not_served'; readonly reason: string };

/** Longest integration time-out of an HTTP API, and its default (API Gateway quotas, 30 s). */
export const MAX_HTTP_API_INTEGRATION_MS = 30_000;

/** An HTTP API that hands every request to one function. */
export function httpApiOf(functionName: string, payload: '1.0' | '2.0' = '2.0'): HttpApi {
  return {
    id: 'local',
    stages: [{ name: '$default', variables: {} }],
    routes: [
      {
        key: '$default',
        integration: {
          kind: 'function',
          functionName,
          payload,
          timeoutMs: MAX_HTTP_API_INTEGRATION_MS,
        },
      },
    ],
  };
}
