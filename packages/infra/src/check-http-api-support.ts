/**
 * Why an HTTP API cannot be deployed to the emulator at `endpoint`, or undefined when it can.
 *
 * LocalStack's free edition has no API Gateway v2, yet creates an HTTP API's stack "successfully"
 * and answers nowhere (measured with 4.14.0). Its health page lists the services it has. MiniStack
 * has HTTP APIs and serves a health page in LocalStack's form that does not list them, so it is
 * told apart by its own page first.
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
    'to MiniStack instead, or use a LocalStack that a paid LOCALSTACK_AUTH_TOKEN gives API Gateway v2.'
  );
}

/** What `GET /_localstack/health` answers, as read from LocalStack 4.14.0. */
interface LocalStackHealth {
  services: Record<string, string>;
  edition: string;
  version: string;
}
