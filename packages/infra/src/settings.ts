import { type FrontDoor, frontDoors } from './front-doors/front-door.ts';
import { defaultStackName } from './names.ts';

/** The settings that `cdk deploy -c name=value` chooses. Each has a default. */
export interface StackSettings {
  /** `api`: the front door. Default: `http`. */
  readonly frontDoor: FrontDoor;
  /** `stack`: the stack's name. Default: `multiply-<api>`. */
  readonly stackName: string;
  /** `auth`: who may call. `none`, the default, is anyone; `iam` requires signed requests. */
  readonly authorization: (typeof authorizations)[number];
  /** `cors`: the origins whose pages may call, separated by commas. Default: none. */
  readonly corsOrigins: readonly string[];
  /** `throttle-rate`: requests a second before an API answers 429. Default: 100. */
  readonly throttleRate: number;
  /** `throttle-burst`: requests at once before an API answers 429. Default: 200. */
  readonly throttleBurst: number;
  /**
   * `reserved-concurrency`: instances of the function behind a function URL, which answers 429 beyond
   * ten times as many requests a second. Default: whatever the account has left.
   */
  readonly reservedConcurrency: number | undefined;
  /** `alarm-topic`: the ARN of the SNS topic that alarms notify. Default: none. */
  readonly alarmTopicArn: string | undefined;
}

const authorizations = ['none', 'iam'] as const;

/** The context values that not every front door can honour. */
const restrictedValues: readonly {
  readonly name: string;
  readonly frontDoors: readonly FrontDoor[];
  readonly reason: string;
}[] = [
  {
    name: 'cors',
    frontDoors: ['http', 'function-url'],
    reason: 'with a REST API the function itself would have to send the CORS headers',
  },
  {
    name: 'throttle-rate',
    frontDoors: ['http', 'rest'],
    reason: 'the only throttle of a function URL is reserved-concurrency',
  },
  {
    name: 'throttle-burst',
    frontDoors: ['http', 'rest'],
    reason: 'the only throttle of a function URL is reserved-concurrency',
  },
  {
    name: 'reserved-concurrency',
    frontDoors: ['function-url'],
    reason: 'an API has throttle-rate and throttle-burst',
  },
];

// CloudFormation API reference, CreateStack, StackName.
const MAX_STACK_NAME = 128;
// API Gateway developer guide, "Quotas": the default quotas of an account in a Region. AWS does not
// raise the burst on request.
const MAX_RATE = 10_000;
const MAX_BURST = 5_000;
// Lambda developer guide, "Configuring reserved concurrency": of the default quota of 1,000 instances
// 100 stay unreserved.
const MAX_RESERVED = 900;
// Lambda API reference, Cors, AllowOrigins. API Gateway documents no limits for an HTTP API.
const MAX_URL_ORIGINS = 100;
const MAX_URL_ORIGIN = 253;
// SNS API reference, CreateTopic, Name. CloudWatch alarms notify standard topics.
const MAX_TOPIC_NAME = 256;

/**
 * Reads the settings from CDK context values.
 *
 * @throws Error that names the value, what was expected (with AWS's limit) and what it is.
 */
export function parseSettings(readContext: (name: string) => unknown): StackSettings {
  const frontDoor = parseFrontDoor(readContext('api'));
  for (const { name, frontDoors, reason } of restrictedValues) {
    if (readContext(name) === undefined || frontDoors.includes(frontDoor)) continue;
    const choices = frontDoors.map((choice) => `api=${choice}`).join(' or ');
    throw new Error(
      `Expected the context value "${name}" only with ${choices}, got it with api=${frontDoor}: ${reason}.`,
    );
  }
  return {
    frontDoor,
    stackName: parseStackName(readContext('stack'), defaultStackName(frontDoor)),
    authorization: parseChoice('auth', readContext('auth'), authorizations),
    corsOrigins: parseOrigins(readContext('cors'), frontDoor),
    throttleRate: parseCount('throttle-rate', readContext('throttle-rate'), MAX_RATE) ?? 100,
    throttleBurst: parseCount('throttle-burst', readContext('throttle-burst'), MAX_BURST) ?? 200,
    reservedConcurrency: parseCount(
      'reserved-concurrency',
      readContext('reserved-concurrency'),
      MAX_RESERVED,
    ),
    alarmTopicArn: parseTopic(readContext('alarm-topic')),
  };
}

/** @throws Error when the context value `api` names no front door. */
export function parseFrontDoor(value: unknown): FrontDoor {
  return parseChoice('api', value, frontDoors);
}

/** Returns the first choice when there is no value. */
function parseChoice<Choice extends string>(
  name: string,
  value: unknown,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  if (value === undefined) return choices[0];
  const choice = choices.find((candidate) => candidate === value);
  if (choice) return choice;
  throw unexpected(name, `one of ${choices.join(', ')}`, value);
}

function parseStackName(value: unknown, defaultName: string): string {
  if (value === undefined) return defaultName;
  const isName = typeof value === 'string' && /^[A-Za-z][A-Za-z0-9-]*$/.test(value);
  if (isName && value.length <= MAX_STACK_NAME) return value;
  throw unexpected(
    'stack',
    `a letter, then letters, digits and hyphens, at most ${MAX_STACK_NAME} characters`,
    value,
  );
}

function parseOrigins(value: unknown, frontDoor: FrontDoor): string[] {
  if (value === undefined) return [];
  const origins = typeof value === 'string' ? value.split(',') : [];
  if (origins.length === 0 || !origins.every(isOrigin))
    throw unexpected('cors', 'origins such as https://a.example,https://b.example', value);
  if (frontDoor !== 'function-url') return origins;
  if (origins.length > MAX_URL_ORIGINS)
    throw unexpected('cors', `at most ${MAX_URL_ORIGINS} origins for a function URL`, value);
  if (origins.some((origin) => origin.length > MAX_URL_ORIGIN))
    throw unexpected(
      'cors',
      `origins of at most ${MAX_URL_ORIGIN} characters for a function URL`,
      value,
    );
  return origins;
}

function isOrigin(origin: string): boolean {
  return origin === '*' || (/^https?:/.test(origin) && URL.parse(origin)?.origin === origin);
}

function parseCount(name: string, value: unknown, maximum: number): number | undefined {
  if (value === undefined) return undefined;
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1 && count <= maximum) return count;
  throw unexpected(name, `a whole number from 1 to ${maximum}`, value);
}

function parseTopic(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const name =
    typeof value === 'string' ? /^arn:[\w-]+:sns:[\w-]+:\d{12}:([\w-]+)$/.exec(value) : null;
  if (name?.[1] && name[1].length <= MAX_TOPIC_NAME) return name[0];
  throw unexpected(
    'alarm-topic',
    `the ARN of a standard SNS topic with a name of at most ${MAX_TOPIC_NAME} characters`,
    value,
  );
}

function unexpected(name: string, expected: string, value: unknown): Error {
  const json = JSON.stringify(value) ?? typeof value;
  const length = typeof value === 'string' ? value.length : json.length;
  const got = json.length > 80 ? `${json.slice(0, 80)}… (${length} characters)` : json;
  return new Error(`Expected the context value "${name}" to be ${expected}, got ${got}`);
}
