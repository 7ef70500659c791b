import { findHeader, type RequestHead } from '../event/request-head.ts';
import type { Answer } from '../response/answer.ts';

/** A MOCK integration whose answer is fixed but for the origin that it allows. */
export interface MockIntegration {
  readonly kind: 'mock';
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Further origins, which take the place of the one in access-control-allow-origin. */
  readonly otherOrigins: readonly AllowedOrigin[];
}

/** An origin as a mapping template compares it: equal to a string, or matching a whole pattern. */
export type AllowedOrigin = { readonly equals: string } | { readonly matches: string };

/** The answer of a MOCK integration. */
export function mockAnswer(mock: MockIntegration, head: RequestHead): Answer {
  const headers = new Map([['Content-Type', 'application/json'], ...Object.entries(mock.headers)]);
  const origin = findHeader(head, 'origin') ?? '';
  if (mock.otherOrigins.some((allowed) => allows(allowed, origin))) {
    headers.set('Access-Control-Allow-Origin', origin);
  }
  return { statusCode: mock.statusCode, headers: [...headers].flat(), body: mock.body };
}

// The template's `matches` is Java's: the pattern must fit the whole origin.
function allows(allowed: AllowedOrigin, origin: string): boolean {
  if ('equals' in allowed) return allowed.equals === origin;
  return new RegExp(`^(?:${allowed.matches})$`).test(origin);
}

const SET_ORIGIN =
  /#set\(\$origin = \$input\.params\(\)\.header\.get\("Origin"\)\)\s*#if\(\$origin == ""\)\s*#set\(\$origin = \$input\.params\(\)\.header\.get\("origin"\)\)\s*#end\s*#if\((.+)\)\s*#set\(\$context\.responseOverride\.header\.Access-Control-Allow-Origin = \$origin\)\s*#end/;
const CONDITION = /^\$origin(?: == "([^"]*)"|\.matches\("([^"]*)"\))$/;

/**
 * The origins of the template that CDK's `defaultCorsPreflightOptions` makes for several origins.
 * Undefined for any other template (aws-cdk-lib, aws-apigateway/lib/resource.js).
 */
export function readOriginTemplate(template: string): AllowedOrigin[] | undefined {
  const conditions = SET_ORIGIN.exec(template);
  if (conditions === null || template.replace(SET_ORIGIN, '').trim() !== '') return undefined;
  const origins: AllowedOrigin[] = [];
  for (const condition of (conditions[1] ?? '').split(' || ')) {
    const [whole, equals, matches] = CONDITION.exec(condition.trim()) ?? [];
    if (whole === undefined) return undefined;
    origins.push(equals === undefined ? { matches: matches ?? '' } : { equals });
  }
  return origins;
}
