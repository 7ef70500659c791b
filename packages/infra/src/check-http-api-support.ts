const TIMEOUT_MS = 15_000;
const MINISTACK_EDITION = 'light';

/**
 * Why an HTTP API cannot be deployed to the emulator at `endpoint`, or undefined when it can.
 *
 * LocalStack's free edition has no API Gateway v2. It still creates the stack of an HTTP API
 * "successfully", and no address answers (measured with 4.14.0). Its health page lists its services.
 * MiniStack has HTTP APIs, but its copy of that page does not list them; its edition is `light`.
 *
 * @throws Error when nothing answers at `endpoint` within 15 s.
 */
export async function checkHttpApiSupport(endpoint: string): Promise<string | undefined> {
  const response = await fetch(new URL('/_localstack/health', endpoint), {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) return undefined;
  const { services, edition, version } = (await response.json()) as LocalStackHealth;
  if ('apigatewayv2' in services || edition === MINISTACK_EDITION) return undefined;
  return (
    `LocalStack ${version} (${edition} edition) at ${endpoint} has no HTTP API: the stack would seem ` +
    'to deploy and answer nowhere. Choose api=rest or api=function-url, deploy the HTTP API ' +
    'to MiniStack instead, or set LOCALSTACK_AUTH_TOKEN to the token of a paid LocalStack plan.'
  );
}

/** The response of `GET /_localstack/health`, as LocalStack 4.14.0 sends it. */
interface LocalStackHealth {
  services: Record<string, string>;
  edition: string;
  version: string;
}
