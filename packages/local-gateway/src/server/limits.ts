/** Largest request body that an HTTP API takes (API Gateway quotas: "Payload size", 10 MB). */
export const MAX_REQUEST_BODY_BYTES = 10 * 1024 * 1024;

/** Largest request line and headers together (API Gateway quotas, 10,240 bytes). */
export const MAX_HEADER_BYTES = 10_240;
