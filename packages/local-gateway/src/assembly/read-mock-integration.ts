import { isRecord } from '../response/result-fields.ts';
import {
  type AllowedOrigin,
  type MockIntegration,
  readOriginTemplate,
} from '../rest-api/mock-integration.ts';
import { textOf, textsOf } from './assembly-reader.ts';

/**
 * A MOCK integration as CDK's `defaultCorsPreflightOptions` makes it, or with a fixed answer. For any
 * other the reason why it is not served.
 */
export function readMockIntegration(
  integration: Readonly<Record<string, unknown>>,
): MockIntegration | string {
  const [request] = Object.values(textsOf(integration.RequestTemplates));
  const chosen = readStatusCode(request);
  if (chosen === undefined) return 'its mock has no request template with a fixed statusCode';
  const responses = Array.isArray(integration.IntegrationResponses)
    ? integration.IntegrationResponses.filter(isRecord)
    : [];
  // The response whose pattern fits the status, else the one without a pattern.
  const response =
    responses.find(({ SelectionPattern: pattern }) => matches(textOf(pattern), chosen)) ??
    responses.find(({ SelectionPattern: pattern }) => textOf(pattern) === '');
  if (response === undefined) return `its mock has no response for the status ${chosen}`;

  const headers = readFixedHeaders(response.ResponseParameters, 'method.response.header.');
  if (headers === undefined) return 'its mock maps parameters';
  const body = readBody(Object.values(textsOf(response.ResponseTemplates))[0] ?? '');
  if (body === undefined) return 'its mock has a mapping template';
  return { kind: 'mock', statusCode: Number(response.StatusCode ?? 200), headers, ...body };
}

/** The status in a template such as `{ "statusCode": 200 }`, which need not be strict JSON. */
function readStatusCode(template: string | undefined): number | undefined {
  const status = /^\s*\{\s*"?statusCode"?\s*:\s*(\d{3})\s*\}\s*$/.exec(template ?? '')?.[1];
  return status === undefined ? undefined : Number(status);
}

function matches(pattern: string, status: number): boolean {
  return pattern !== '' && new RegExp(`^(?:${pattern})$`).test(String(status));
}

function readBody(
  template: string,
): { body: string; otherOrigins: readonly AllowedOrigin[] } | undefined {
  if (!/[$#]/.test(template)) return { body: template, otherOrigins: [] };
  const otherOrigins = readOriginTemplate(template);
  return otherOrigins && { body: '', otherOrigins };
}

/** Headers whose values are fixed, `'in quotes'`; undefined when one is mapped. */
export function readFixedHeaders(
  parameters: unknown,
  prefix: string,
): Record<string, string> | undefined {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(textsOf(parameters))) {
    const fixed = /^'(.*)'$/s.exec(value)?.[1];
    if (fixed === undefined || !name.startsWith(prefix)) return undefined;
    headers[name.slice(prefix.length)] = fixed;
  }
  return headers;
}
