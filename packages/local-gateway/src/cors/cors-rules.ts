/** The CORS configuration of an HTTP API or a function URL. Empty lists say nothing. */
export interface CorsRules {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  readonly maxAgeSeconds?: number;
}

/**
 * The value of access-control-allow-origin for an origin, or undefined for one that is not allowed.
 * `https://*` and `http://*` allow every origin of that scheme (API Gateway developer guide, CORS for
 * HTTP APIs).
 */
export function allowedOrigin(rules: CorsRules, origin: string | undefined): string | undefined {
  if (origin === undefined) return undefined;
  for (const allowed of rules.allowOrigins) {
    // With credentials a browser takes no `*` (Fetch standard, 3.3.2).
    if (allowed === '*') return rules.allowCredentials ? origin : '*';
    if (allowed.toLowerCase() === origin.toLowerCase()) return origin;
    if (allowed.endsWith('://*') && origin.startsWith(allowed.slice(0, -1))) return origin;
  }
  return undefined;
}
