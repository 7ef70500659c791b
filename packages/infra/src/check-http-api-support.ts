/**
 * Why an HTTP API cannot be deployed to the emulator at `endpoint`, or undefined when it can.
 *
 * LocalStack's free edition has no API Gateway v2. It still creates the stack of an HTTP API
 * "successfully", and no address answers (measured with 4.14.0). Its health page lists its services.
 * MiniStack has HTTP APIs, but its copy of that page does not list them, so its own page is asked
 * first.
 *
 * @throws Error when nothing answers at `endpoint`.
 */
export async function checkHttpApiSupport(endpoint: string): Promise<string | undefined> {
  const ministack = await fetch(new URL('/_ministack/health', endpoint));
  await ministack.body?.cancel();
  if (ministack.ok) return undefined;

  const localstack = await fetch(new URL('/_localstack/health', endpoint));
  if (!localstack.ok) return undefined;
  const { services, edition, version } = (await localstack.json()) as LocalStackHealth;
  if ('apigatewayv2' in services) return undefined;
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
