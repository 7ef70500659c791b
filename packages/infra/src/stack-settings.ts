import { type FrontDoor, frontDoors } from './front-door.ts';

/** What the context values of `cdk deploy -c name=value` choose; each has a default. */
export interface StackSettings {
  /** `api`: the front door; `http` by default. */
  readonly frontDoor: FrontDoor;
  /** `auth`: who may call; `none`, the default, is everybody, `iam` asks for signed requests. */
  readonly authorization: (typeof authorizations)[number];
  /** `cors`: the origins, separated by commas, whose pages may call; none by default. */
  readonly corsOrigins: readonly string[];
  /** `throttle-rate`: requests a second before 429; 100 by default. Function URLs have no throttle. */
  readonly throttleRate: number;
  /** `throttle-burst`: requests at once before 429; 200 by default. */
  readonly throttleBurst: number;
  /** `alarm-topic`: the ARN of the SNS topic that hears of alarms; by default they only show. */
  readonly alarmTopicArn: string | undefined;
}

const authorizations = ['none', 'iam'] as const;

/**
 * Reads the settings from CDK context values.
 *
 * @throws Error naming the value, what was expected and what came.
 */
export function parseSettings(readContext: (name: string) => unknown): StackSettings {
  const frontDoor = parseFrontDoor(readContext('api'));
  const corsOrigins = parseOrigins(readContext('cors'));
  if (frontDoor === 'rest' && corsOrigins.length > 0) {
    throw new Error(
      'Expected the context value "cors" only with api=http or api=function-url, got it with ' +
        'api=rest: a REST API leaves the CORS headers of its answers to the function.',
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

/** The first choice is the default. */
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
  // The quota of an account is 10,000 requests a second, API Gateway developer guide, "Quotas".
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
