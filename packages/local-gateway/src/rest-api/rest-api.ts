import type { Stage } from '../event/stage.ts';
import type { GatewayResponses } from './gateway-responses.ts';
import type { MockIntegration } from './mock-integration.ts';

/** A REST API, in API Gateway's terms. */
export interface RestApi {
  /** Such as `requestContext.apiId` has it. */
  readonly id: string;
  readonly stages: readonly Stage[];
  readonly methods: readonly RestMethod[];
  /** Such as `image/*`: the types whose bodies are bytes. */
  readonly binaryMediaTypes: readonly string[];
  readonly gatewayResponses: GatewayResponses;
}

/** A method of a resource and what answers it. */
export interface RestMethod {
  /** Such as `/pets/{id}`; `/` for the root. */
  readonly resourcePath: string;
  readonly resourceId: string;
  /** A method or `ANY`. */
  readonly method: string;
  readonly integration: RestIntegration;
}

export type RestIntegration =
  | { readonly kind: 'function'; readonly functionName: string; readonly timeoutMs: number }
  | MockIntegration
  | { readonly kind: 'not_served'; readonly reason: string };

/** The default integration time-out of a REST API (API Gateway quotas, 29 s). */
export const REST_INTEGRATION_MS = 29_000;

/** The stage of `restApiOf`, as CDK's LambdaRestApi has it. */
export const DEFAULT_REST_STAGE = 'prod';

/**
 * A REST API that hands every request to one function, as CDK's LambdaRestApi does, with all types as
 * binary: the stage `prod`, `ANY /` and `ANY /{proxy+}`.
 */
export function restApiOf(functionName: string): RestApi {
  const integration = { kind: 'function', functionName, timeoutMs: REST_INTEGRATION_MS } as const;
  return {
    id: 'local',
    stages: [{ name: DEFAULT_REST_STAGE, variables: {} }],
    methods: [
      { resourcePath: '/', resourceId: 'root', method: 'ANY', integration },
      { resourcePath: '/{proxy+}', resourceId: 'proxy', method: 'ANY', integration },
    ],
    binaryMediaTypes: ['*/*'],
    gatewayResponses: {},
  };
}
