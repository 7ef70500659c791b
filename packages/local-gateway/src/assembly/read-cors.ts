import type { CorsRules } from '../cors/cors-rules.ts';
import { isRecord } from '../response/result-fields.ts';

/** The CORS rules of an HTTP API or a function URL, from resolved properties. */
export function readCorsRules(cors: unknown): CorsRules | undefined {
  if (!isRecord(cors)) return undefined;
  const maxAge = cors.MaxAge;
  return {
    allowOrigins: readList(cors.AllowOrigins),
    allowMethods: readList(cors.AllowMethods),
    allowHeaders: readList(cors.AllowHeaders),
    exposeHeaders: readList(cors.ExposeHeaders),
    allowCredentials: String(cors.AllowCredentials) === 'true',
    ...(maxAge === undefined ? {} : { maxAgeSeconds: Number(maxAge) }),
  };
}

function readList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
