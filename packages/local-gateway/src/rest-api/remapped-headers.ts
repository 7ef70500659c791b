/**
 * Response headers of a function that reach the client under another name, as `x-amzn-Remapped-<name>`
 * (API Gateway developer guide, Important notes; recorded for a Lambda integration with mapping by the
 * authors of localstack/localstack, test_apigateway_header_remapping_aws).
 */
const REMAPPED = new Set([
  'authorization',
  'connection',
  'content-length',
  'content-md5',
  'date',
  'expect',
  'host',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'trailer',
  'upgrade',
  'user-agent',
  'www-authenticate',
]);

/** A flat list of headers as the client of a REST API gets them. */
export function remapHeaders(headers: readonly string[]): string[] {
  return headers.map((text, index) =>
    index % 2 === 0 && REMAPPED.has(text.toLowerCase()) ? `x-amzn-Remapped-${text}` : text,
  );
}
