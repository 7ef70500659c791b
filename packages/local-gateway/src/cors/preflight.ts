import { findHeader, type RequestHead } from '../event/request-head.ts';
import { allowedOrigin, type CorsRules } from './cors-rules.ts';

/** Whether a browser asks for permission first (Fetch standard, 3.3.2). */
export function isPreflight(head: RequestHead): boolean {
  return (
    head.method === 'OPTIONS' &&
    findHeader(head, 'origin') !== undefined &&
    findHeader(head, 'access-control-request-method') !== undefined
  );
}

/** The headers of the answer to a preflight; none for an origin that is not allowed. */
export function preflightHeaders(rules: CorsRules, origin: string | undefined): string[] {
  const allowed = allowedOrigin(rules, origin);
  if (allowed === undefined) return [];
  const headers = ['access-control-allow-origin', allowed];
  addList(headers, 'access-control-allow-methods', rules.allowMethods);
  addList(headers, 'access-control-allow-headers', rules.allowHeaders);
  addList(headers, 'access-control-expose-headers', rules.exposeHeaders);
  if (rules.allowCredentials) headers.push('access-control-allow-credentials', 'true');
  if (rules.maxAgeSeconds !== undefined) {
    headers.push('access-control-max-age', String(rules.maxAgeSeconds));
  }
  return headers;
}

/**
 * An answer's headers with the configured CORS headers. The function's own are dropped: "API Gateway
 * ignores CORS headers returned from your backend integration" (API Gateway developer guide).
 */
export function withCorsHeaders(
  headers: readonly string[],
  rules: CorsRules,
  origin: string | undefined,
): string[] {
  const kept: string[] = [];
  for (let i = 0; i + 1 < headers.length; i += 2) {
    const name = headers[i] ?? '';
    if (!name.toLowerCase().startsWith('access-control-')) kept.push(name, headers[i + 1] ?? '');
  }
  const allowed = allowedOrigin(rules, origin);
  if (allowed === undefined) return kept;
  kept.push('access-control-allow-origin', allowed);
  addList(kept, 'access-control-expose-headers', rules.exposeHeaders);
  if (rules.allowCredentials) kept.push('access-control-allow-credentials', 'true');
  return kept;
}

function addList(headers: string[], name: string, values: readonly string[]): void {
  if (values.length > 0) headers.push(name, values.join(','));
}
