import type { CorsRules } from '../cors/cors-rules.ts';

/** A function URL, in Lambda's terms. */
export interface FunctionUrl {
  /** Such as `requestContext.apiId` has it. */
  readonly id: string;
  readonly target:
    | { readonly kind: 'function'; readonly functionName: string }
    | { readonly kind: 'not_served'; readonly reason: string };
  readonly invokeMode: 'BUFFERED' | 'RESPONSE_STREAM';
  readonly cors?: CorsRules;
}
