import type { Stage } from '../event/stage.ts';
import type { HttpApi, HttpApiIntegration, HttpApiRoute } from '../http-api/http-api.ts';
import { MAX_HTTP_API_INTEGRATION_MS } from '../http-api/http-api.ts';
import {
  type AssemblyReader,
  functionArnOf,
  type ResolvedResource,
  resourcesOf,
  textOf,
  textsOf,
} from './assembly-reader.ts';
import { readCorsRules } from './read-cors.ts';

/** An API of an assembly and the resource that it is. */
export interface PlannedHttpApi {
  readonly kind: 'http' | 'websocket';
  readonly resource: ResolvedResource;
  readonly api: HttpApi;
}

/** The HTTP APIs of an assembly. WebSocket APIs and imported ones answer 501 to everything. */
export function readHttpApis(reader: AssemblyReader): PlannedHttpApi[] {
  const routes = resourcesOf(reader, 'AWS::ApiGatewayV2::Route');
  const integrations = resourcesOf(reader, 'AWS::ApiGatewayV2::Integration');
  const stages = resourcesOf(reader, 'AWS::ApiGatewayV2::Stage');
  return resourcesOf(reader, 'AWS::ApiGatewayV2::Api').map((resource) => {
    const { properties, ref: id } = resource;
    const refused = refuseWhole(reader, resource);
    if (refused !== undefined) {
      const { kind, integration } = refused;
      const defaultStage = [{ name: '$default', variables: {} }];
      const api = { id, stages: defaultStage, routes: [{ key: '$default', integration }] };
      return { kind, resource, api };
    }
    const isOwn = ({ properties }: ResolvedResource) => textOf(properties.ApiId) === id;
    const cors = readCorsRules(properties.CorsConfiguration);
    const api: HttpApi = {
      id,
      stages: readStages(resource, stages.filter(isOwn)),
      routes: [
        ...readQuickRoute(reader, resource),
        ...routes.filter(isOwn).map((route) => readRoute(reader, route, integrations)),
      ],
      ...(cors === undefined ? {} : { cors }),
    };
    return { kind: 'http', resource, api };
  });
}

function refuseWhole({ notServed }: AssemblyReader, resource: ResolvedResource) {
  const { properties } = resource;
  if (textOf(properties.ProtocolType) === 'WEBSOCKET') {
    const reason = 'the gateway speaks HTTP, and takes no WebSocket connections';
    const integration = notServed.refuse(resource, 'WebSocket API', reason);
    return { kind: 'websocket' as const, integration };
  }
  if (properties.Body !== undefined || properties.BodyS3Location !== undefined) {
    const reason = 'an API that is imported from OpenAPI is not served';
    return { kind: 'http' as const, integration: notServed.refuse(resource, 'HTTP API', reason) };
  }
  return undefined;
}

function readStages(
  { properties }: ResolvedResource,
  stages: readonly ResolvedResource[],
): Stage[] {
  const read = stages.map((stage) => ({
    name: textOf(stage.properties.StageName),
    variables: textsOf(stage.properties.StageVariables),
  }));
  // A quick-create API has a stage without a resource (CloudFormation, AWS::ApiGatewayV2::Api, Target).
  return read.length === 0 && properties.Target !== undefined
    ? [{ name: '$default', variables: {} }]
    : read;
}

/** The route of an API that names its target itself. */
function readQuickRoute(reader: AssemblyReader, resource: ResolvedResource): HttpApiRoute[] {
  const { properties } = resource;
  if (properties.Target === undefined) return [];
  const key = textOf(properties.RouteKey ?? '$default');
  const integration = toFunction(reader, resource, `route ${key}`, {
    IntegrationUri: properties.Target,
    PayloadFormatVersion: '2.0',
  });
  return [{ key, integration }];
}

function readRoute(
  reader: AssemblyReader,
  route: ResolvedResource,
  integrations: readonly ResolvedResource[],
): HttpApiRoute {
  const key = textOf(route.properties.RouteKey);
  const what = `route ${key}`;
  const authorization = textOf(route.properties.AuthorizationType ?? 'NONE');
  const integration = integrations.find(
    ({ ref }) => textOf(route.properties.Target) === `integrations/${ref}`,
  );
  const reason = refuseRoute(route, authorization, integration);
  if (reason !== undefined || integration === undefined) {
    return { key, integration: reader.notServed.refuse(route, what, reason ?? '') };
  }
  return { key, integration: toFunction(reader, route, what, integration.properties) };
}

function refuseRoute(
  { properties }: ResolvedResource,
  authorization: string,
  integration: ResolvedResource | undefined,
): string | undefined {
  if (authorization !== 'NONE') return `it has an authorizer (${authorization})`;
  if (String(properties.ApiKeyRequired) === 'true') return 'it requires an API key';
  if (integration === undefined) return 'it has no integration in the assembly';
  const { IntegrationType, IntegrationSubtype, RequestParameters, ResponseParameters } =
    integration.properties;
  if (IntegrationType !== 'AWS_PROXY' || IntegrationSubtype !== undefined) {
    return `its integration is no Lambda function (${textOf(IntegrationSubtype ?? IntegrationType)})`;
  }
  if (RequestParameters !== undefined || ResponseParameters !== undefined) {
    return 'its integration maps parameters';
  }
  return undefined;
}

function toFunction(
  reader: AssemblyReader,
  resource: ResolvedResource,
  what: string,
  properties: Readonly<Record<string, unknown>>,
): HttpApiIntegration {
  const found = reader.findFunction(functionArnOf(textOf(properties.IntegrationUri)));
  if (found.kind === 'not_served') return reader.notServed.refuse(resource, what, found.reason);
  return {
    kind: 'function',
    functionName: found.arn,
    payload: textOf(properties.PayloadFormatVersion) === '2.0' ? '2.0' : '1.0',
    timeoutMs: Number(properties.TimeoutInMillis ?? MAX_HTTP_API_INTEGRATION_MS),
  };
}
