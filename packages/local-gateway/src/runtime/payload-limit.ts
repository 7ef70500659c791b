/** Largest event or result of a synchronous invocation, in bytes of JSON (Lambda quotas, 6 MB). */
export const MAX_LAMBDA_PAYLOAD_BYTES = 6_291_556;
