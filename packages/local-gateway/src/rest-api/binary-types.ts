import { mediaTypeOf } from '../event/encode-body.ts';

/**
 * Whether a REST API takes a body of this type as bytes. An entry is a type, a type's family such as
 * `image/*`, or the one that means all; a wildcard on the left does not work (tried on AWS by the authors of
 * localstack/localstack, test_aws_proxy_binary_response).
 */
export function isBinaryType(
  binaryMediaTypes: readonly string[],
  value: string | undefined,
): boolean {
  if (binaryMediaTypes.includes('*/*')) return true;
  // API Gateway takes a body without a type as JSON (API Gateway developer guide, Binary media types).
  const type = value === undefined ? 'application/json' : mediaTypeOf(value);
  return binaryMediaTypes.some((entry) => {
    const binary = entry.toLowerCase();
    if (binary.startsWith('*')) return false;
    return binary === type || (binary.endsWith('/*') && type.startsWith(binary.slice(0, -1)));
  });
}

/** The type that decides how a response is sent: the first of the Accept header, and no other. */
export function firstAccepted(accept: string | undefined): string | undefined {
  return accept?.split(',')[0];
}
