import { type FrontDoor, frontDoors } from './front-doors/front-door.ts';

/** The settings that `cdk deploy -c name=value` chooses. Each has a default. */
export interface StackSettings {
  /** `api`: the front door. Default: `http`. */
  readonly frontDoor: FrontDoor;
  /** `auth`: who may call. `none`, the default, is anyone; `iam` requires signed requests. */
  readonly authorization: (typeof authorizations)[number];
  /** `cors`: the origins whose pages may call, separated by commas. Default: none. */
  readonly corsOrigins: readonly string[];
  /** `throttle-rate`: requests a second before the API answers 429. Default: 100. */
  readonly throttleRate: number;
  /** `throttle-burst`: requests at once before the API answers 429. Default: 200. */
  readonly throttleBurst: number;
  /** `alarm-topic`: the ARN of the SNS topic that alarms notify. Default: none. */
  readonly alarmTopicArn: string | undefined;
}

const authorizations = ['none', 'iam'] as const;

/**
 * Reads the settings from CDK context values.
 *
 * @throws Error that names the value, what was expected and what it is.
 */
export function parseSettings(readContext: (name: string) => unknown): StackSettings {
  const frontDoor = parseFrontDoor(readContext('api'));
  const corsOrigins = parseOrigins(readContext('cors'));
  if (frontDoor === 'rest' && corsOrigins.length > 0) {
    throw new Error(
      'Expected the context value "cors" only with api=http or api=function-url, got it with ' +
        'api=rest: with a REST API the function itself would have to send the CORS headers.',
    );
  }
  return {
    frontDoor,
    corsOrigins,
    authorization: parseChoice('auth', readContext('auth'), authorizations),
    throttleRate: parseCount('throttle-rate', readContext('throttle-rate'), 100),
    throttleBurst: parseCount('throttle-burst', readContext('throttle-burst'), 200),
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

function parseOrigins(value: unknown): string[] {
  if (value === undefined) return [];
  const origins = typeof value === 'string' ? value.split(',') : [];
  const good = origins.every((origin) => origin === '*' || URL.parse(origin)?.origin === origin);
  if (origins.length > 0 && good) return origins;
  throw unexpected('cors', 'origins such as https://a.example,https://b.example', value);
}

function parseCount(name: string, value: unknown, byDefault: number): number {
  if (value === undefined) return byDefault;
  const count = Number(value);
  // An account's default quota is 10,000 requests a second (API Gateway developer guide, "Quotas").
  if (Number.isInteger(count) && count >= 1 && count <= 10_000) return count;
  throw unexpected(name, 'a whole number from 1 to 10000', value);
}

function parseTopic(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^arn:[\w-]+:sns:[\w-]+:\d{12}:[\w-]+$/.test(value))
    return value;
  throw unexpected('alarm-topic', 'the ARN of an SNS topic', value);
}

function unexpected(name: string, expected: string, value: unknown): Error {
  const got = JSON.stringify(value)?.slice(0, 80);
  return new Error(`Expected the context value "${name}" to be ${expected}, got ${got}`);
}
