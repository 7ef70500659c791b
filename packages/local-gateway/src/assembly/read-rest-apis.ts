import type { Stage } from '../event/stage.ts';
import { isRecord } from '../response/result-fields.ts';
import {
  REST_INTEGRATION_MS,
  type RestApi,
  type RestIntegration,
  type RestMethod,
} from '../rest-api/rest-api.ts';
import {
  type AssemblyReader,
  functionArnOf,
  type ResolvedResource,
  resourcesOf,
  textOf,
  textsOf,
} from './assembly-reader.ts';
import { readGatewayResponses } from './read-gateway-responses.ts';
import { readMockIntegration } from './read-mock-integration.ts';

/** An API of an assembly and the resource that it is. */
export interface PlannedRestApi {
  readonly resource: ResolvedResource;
  readonly api: RestApi;
}

/** The REST APIs of an assembly. Imported ones answer 501 to everything. */
export function readRestApis(reader: AssemblyReader): PlannedRestApi[] {
  const paths = resourcesOf(reader, 'AWS::ApiGateway::Resource');
  const methods = resourcesOf(reader, 'AWS::ApiGateway::Method');
  const responses = resourcesOf(reader, 'AWS::ApiGateway::GatewayResponse');
  return resourcesOf(reader, 'AWS::ApiGateway::RestApi').map((resource) => {
    const { scope, logicalId, properties, ref: id } = resource;
    const isOwn = (other: ResolvedResource) => textOf(other.properties.RestApiId) === id;
    const stages = readStages(reader, id);
    if (properties.Body !== undefined || properties.BodyS3Location !== undefined) {
      const reason = 'an API that is imported from OpenAPI is not served';
      const refused = reader.notServed.refuse(resource, 'REST API', reason);
      return { resource, api: refusedApi(id, stages, refused) };
    }
    listUnenforced(reader, resource);
    const rootId = reader.resolver.resolveText(
      { 'Fn::GetAtt': [logicalId, 'RootResourceId'] },
      scope,
    );
    const pathOf = createPathFinder(paths.filter(isOwn), rootId);
    return {
      resource,
      api: {
        id,
        stages,
        methods: methods.filter(isOwn).map((method) => readMethod(reader, method, pathOf)),
        binaryMediaTypes: Array.isArray(properties.BinaryMediaTypes)
          ? properties.BinaryMediaTypes.map(String)
          : [],
        gatewayResponses: readGatewayResponses(reader, responses.filter(isOwn)),
      },
    };
  });
}

function refusedApi(id: string, stages: readonly Stage[], integration: RestIntegration): RestApi {
  return {
    id,
    stages,
    methods: ['/', '/{proxy+}'].map((resourcePath) => ({
      resourcePath,
      resourceId: resourcePath,
      method: 'ANY',
      integration,
    })),
    binaryMediaTypes: [],
    gatewayResponses: {},
  };
}

/** Stages are resources of their own, or a property of a deployment. */
function readStages(reader: AssemblyReader, apiId: string): Stage[] {
  const stages = [
    ...resourcesOf(reader, 'AWS::ApiGateway::Stage').map(({ properties }) => ({
      properties,
      variables: properties.Variables,
    })),
    ...resourcesOf(reader, 'AWS::ApiGateway::Deployment').map(({ properties }) => ({
      properties,
      variables: isRecord(properties.StageDescription)
        ? properties.StageDescription.Variables
        : undefined,
    })),
  ];
  return stages
    .filter(
      ({ properties }) =>
        textOf(properties.RestApiId) === apiId && properties.StageName !== undefined,
    )
    .map(({ properties, variables }) => ({
      name: textOf(properties.StageName),
      variables: textsOf(variables),
    }));
}

/** What the API does on AWS to every request and this does not. */
function listUnenforced({ notServed }: AssemblyReader, resource: ResolvedResource): void {
  const { properties } = resource;
  const unenforced = {
    Policy: 'the resource policy is not enforced',
    MinimumCompressionSize: 'responses are not compressed',
  };
  for (const [property, reason] of Object.entries(unenforced)) {
    if (properties[property] !== undefined) notServed.add(resource, property, reason);
  }
}

function createPathFinder(
  paths: readonly ResolvedResource[],
  rootId: string,
): (resourceId: string) => string {
  const byId = new Map(paths.map((resource) => [resource.ref, resource]));
  const pathOf = (id: string): string => {
    const resource = byId.get(id);
    if (id === rootId || resource === undefined) return '';
    return `${pathOf(textOf(resource.properties.ParentId))}/${textOf(resource.properties.PathPart)}`;
  };
  return (id) => pathOf(id) || '/';
}

function readMethod(
  reader: AssemblyReader,
  resource: ResolvedResource,
  pathOf: (resourceId: string) => string,
): RestMethod {
  const { properties } = resource;
  const resourceId = textOf(properties.ResourceId);
  const resourcePath = pathOf(resourceId);
  const method = textOf(properties.HttpMethod);
  const integration = readIntegration(reader, resource);
  const place = { resourcePath, resourceId, method };
  if (typeof integration !== 'string') return { ...place, integration };
  const what = `method ${method} ${resourcePath}`;
  return { ...place, integration: reader.notServed.refuse(resource, what, integration) };
}

/** What answers a method, or why nothing does. */
function readIntegration(
  reader: AssemblyReader,
  { properties }: ResolvedResource,
): RestIntegration | string {
  const authorization = textOf(properties.AuthorizationType ?? 'NONE');
  if (authorization !== 'NONE') return `it has an authorizer (${authorization})`;
  if (String(properties.ApiKeyRequired) === 'true') return 'it requires an API key';
  if (properties.RequestValidatorId !== undefined) return 'it validates requests';
  const integration = isRecord(properties.Integration) ? properties.Integration : {};
  const type = textOf(integration.Type);
  if (type === 'MOCK') return readMockIntegration(integration);
  if (type !== 'AWS_PROXY') return `its integration is no Lambda proxy (${type || 'none'})`;
  if (integration.ResponseTransferMode === 'STREAM') return 'its integration streams responses';
  if (isRecord(integration.RequestParameters)) return 'its integration maps parameters';
  const uri = textOf(integration.Uri);
  if (uri.includes('stageVariables.')) return 'a stage variable chooses its function';
  const found = reader.findFunction(functionArnOf(uri));
  if (found.kind === 'not_served') return found.reason;
  const timeoutMs = Number(integration.TimeoutInMillis ?? REST_INTEGRATION_MS);
  return { kind: 'function', functionName: found.arn, timeoutMs };
}
