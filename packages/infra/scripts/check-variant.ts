import type { FrontDoor } from '../src/front-doors/front-door.ts';
import { type CurlResponse, curl } from './curl.ts';
import type { Variant } from './variants.ts';

const JSON_BODY = ['--header', 'content-type: application/json', '--data', '{"a":12,"b":3}'];
const SIGNED_HEADERS = ['authorization', 'content-type', 'x-amz-date', 'x-amz-security-token'];

/** A deployed variant, and how curl reaches it. */
export interface DeployedVariant {
  readonly variant: Variant;
  readonly frontDoor: FrontDoor;
  readonly url: string;
  /** curl options that send the request to the emulator, whatever host the URL names. */
  readonly route: readonly string[];
}

/** What an emulator answers to a request that `auth=iam` refuses on AWS. All measured. */
export interface EmulatorAnswers {
  readonly unsigned: 200 | 403;
  /** Signed with another secret access key. */
  readonly forged: 200 | 403;
  /** The front doors whose preflights the emulator answers from the deployed CORS configuration. */
  readonly preflights: readonly FrontDoor[];
}

/** LocalStack 4.14.0 and MiniStack 1.5.33: neither checks a signature; MiniStack wants there to be one. */
export const emulatorAnswers = {
  localstack: { unsigned: 200, forged: 200, preflights: [] },
  ministack: { unsigned: 403, forged: 200, preflights: ['http', 'function-url'] },
} as const satisfies Record<string, EmulatorAnswers>;

/**
 * Calls a deployed variant as its clients do.
 *
 * @throws Error that names the first answer that is not the expected one.
 */
export async function checkVariant(
  deployed: DeployedVariant,
  answers: EmulatorAnswers,
): Promise<void> {
  const { variant, frontDoor } = deployed;
  if (variant.auth === 'iam') {
    const signed = await multiply(deployed, ...sign(frontDoor, 'test'));
    expectProduct('a signed request', signed);
    const unsigned = await multiply(deployed);
    expectStatus('an unsigned request', unsigned, answers.unsigned);
    const forged = await multiply(deployed, ...sign(frontDoor, 'another'));
    expectStatus('a request signed with another key', forged, answers.forged);
  } else expectProduct('a request', await multiply(deployed));
  if (variant.cors && answers.preflights.includes(frontDoor))
    expectPreflight(await preflight(deployed, variant.cors), variant);
}

/** The curl options of the README's signed request. */
function sign(frontDoor: FrontDoor, secret: string): string[] {
  const service = frontDoor === 'function-url' ? 'lambda' : 'execute-api';
  return ['--aws-sigv4', `aws:amz:us-east-1:${service}`, '--user', `test:${secret}`];
}

function multiply({ url, route }: DeployedVariant, ...options: string[]): Promise<CurlResponse> {
  return curl(...route, ...options, ...JSON_BODY, url);
}

function preflight({ url, route }: DeployedVariant, origin: string): Promise<CurlResponse> {
  const headers = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': SIGNED_HEADERS.join(','),
  };
  const options = Object.entries(headers).flatMap(([name, value]) => [
    '--header',
    `${name}: ${value}`,
  ]);
  return curl(...route, '--request', 'OPTIONS', ...options, url);
}

function expectProduct(what: string, response: CurlResponse): void {
  expectStatus(what, response, 200);
  if (response.body !== '{"result":36}')
    throw new Error(`Expected ${what} to answer {"result":36}, got ${response.body.slice(0, 200)}`);
}

function expectStatus(what: string, { status, body }: CurlResponse, expected: number): void {
  if (status !== expected)
    throw new Error(`Expected ${what} to answer ${expected}, got ${status} ${body.slice(0, 200)}`);
}

function expectPreflight({ status, headers }: CurlResponse, { cors, auth }: Variant): void {
  const list = (name: string) => (headers.get(name) ?? '').split(/, */);
  const allowed = list('access-control-allow-headers');
  const needed = auth === 'iam' ? SIGNED_HEADERS : ['content-type'];
  const passes =
    status >= 200 &&
    status < 300 &&
    headers.get('access-control-allow-origin') === cors &&
    needed.every((header) => allowed.includes(header));
  if (!passes)
    throw new Error(
      `Expected a preflight to allow ${cors} to send ${needed.join(', ')}, got ${status} with ` +
        JSON.stringify(Object.fromEntries(headers)),
    );
}
