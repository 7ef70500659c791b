import {
  type GatewayResponse,
  type GatewayResponses,
  isStaticTemplate,
} from '../rest-api/gateway-responses.ts';
import { type AssemblyReader, type ResolvedResource, textOf, textsOf } from './assembly-reader.ts';
import { readFixedHeaders } from './read-mock-integration.ts';

/** The gateway responses of a REST API. One that maps or computes is listed and left at AWS's default. */
export function readGatewayResponses(
  { notServed }: AssemblyReader,
  resources: readonly ResolvedResource[],
): GatewayResponses {
  const responses: Record<string, GatewayResponse> = {};
  for (const resource of resources) {
    const { properties } = resource;
    const type = textOf(properties.ResponseType);
    const headers = readFixedHeaders(properties.ResponseParameters, 'gatewayresponse.header.');
    const templates = textsOf(properties.ResponseTemplates);
    const template = templates['application/json'] ?? Object.values(templates)[0];
    if (headers === undefined || (template !== undefined && !isStaticTemplate(template))) {
      const reason = 'it maps parameters or has a template with logic, so the default is sent';
      notServed.add(resource, `gateway response ${type}`, reason);
      continue;
    }
    responses[type] = {
      headers,
      ...(properties.StatusCode === undefined ? {} : { statusCode: Number(properties.StatusCode) }),
      ...(template === undefined ? {} : { template }),
    };
  }
  return responses;
}
