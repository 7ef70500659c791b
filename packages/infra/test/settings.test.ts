import { describe, expect, it } from 'vitest';
import { parseSettings } from '../src/settings.ts';

const parse = (context: Record<string, unknown>) => parseSettings((name) => context[name]);
const topic = (name: string) => `arn:aws:sns:us-east-1:123456789012:${name}`;
const STACK_NAME = 'a letter, then letters, digits and hyphens, at most 128 characters';
const TOPIC_ARN = 'the ARN of a standard SNS topic with a name of at most 256 characters';

describe('parseSettings', () => {
  it('has a default for everything', () => {
    expect(parse({})).toEqual({
      frontDoor: 'http',
      stackName: 'multiply-http',
      authorization: 'none',
      corsOrigins: [],
      throttleRate: 100,
      throttleBurst: 200,
      reservedConcurrency: undefined,
      alarmTopicArn: undefined,
    });
  });

  it('reads every value', () => {
    expect(
      parse({
        api: 'http',
        stack: 'products',
        auth: 'iam',
        cors: 'https://a.example,http://localhost:8080',
        'throttle-rate': '5',
        'throttle-burst': 10,
        'alarm-topic': topic('alarms'),
      }),
    ).toEqual({
      frontDoor: 'http',
      stackName: 'products',
      authorization: 'iam',
      corsOrigins: ['https://a.example', 'http://localhost:8080'],
      throttleRate: 5,
      throttleBurst: 10,
      reservedConcurrency: undefined,
      alarmTopicArn: topic('alarms'),
    });
    expect(parse({ api: 'function-url', 'reserved-concurrency': '5' })).toMatchObject({
      frontDoor: 'function-url',
      reservedConcurrency: 5,
    });
  });

  it("accepts AWS's limits", () => {
    const stack = 'a'.repeat(128);
    const alarmTopicArn = topic('a'.repeat(256));
    expect(
      parse({
        stack,
        'throttle-rate': '10000',
        'throttle-burst': '5000',
        'alarm-topic': alarmTopicArn,
      }),
    ).toMatchObject({
      stackName: stack,
      throttleRate: 10_000,
      throttleBurst: 5_000,
      alarmTopicArn,
    });
    const cors = Array.from({ length: 100 }, (_, n) => longOrigin(253, n)).join(',');
    expect(parse({ api: 'function-url', 'reserved-concurrency': '900', cors })).toMatchObject({
      reservedConcurrency: 900,
      corsOrigins: cors.split(','),
    });
    // API Gateway documents no such limit.
    expect(parse({ api: 'http', cors: `${cors},*` }).corsOrigins.length).toBe(101);
  });

  it.each([
    ['api', 'HTTP', 'one of http, rest, function-url'],
    ['api', null, 'one of http, rest, function-url'],
    ['auth', 'jwt', 'one of none, iam'],
    ['cors', 'a.example', 'origins such as https://a.example,https://b.example'],
    ['cors', 'https://a.example/', 'origins such as https://a.example,https://b.example'],
    ['cors', 'ftp://a.example', 'origins such as https://a.example,https://b.example'],
    ['cors', '', 'origins such as https://a.example,https://b.example'],
    ['throttle-rate', '0', 'a whole number from 1 to 10000'],
    ['throttle-rate', '10001', 'a whole number from 1 to 10000'],
    ['throttle-rate', '1.5', 'a whole number from 1 to 10000'],
    ['throttle-burst', '5001', 'a whole number from 1 to 5000'],
    ['throttle-burst', 'many', 'a whole number from 1 to 5000'],
    ['stack', '', STACK_NAME],
    ['stack', '1st', STACK_NAME],
    ['stack', 'my_stack', STACK_NAME],
    ['stack', 7, STACK_NAME],
    ['alarm-topic', 'alarms', TOPIC_ARN],
    ['alarm-topic', topic('alarms.fifo'), TOPIC_ARN],
    ['alarm-topic', topic('').slice(0, -1), TOPIC_ARN],
  ])('refuses %s=%s', (name, value, expected) => {
    expect(() => parse({ [name]: value })).toThrow(
      `Expected the context value "${name}" to be ${expected}, got ${JSON.stringify(value)}`,
    );
  });

  it.each(['0', '901', '2.5', 'many'])('refuses reserved-concurrency=%s', (value) => {
    expect(() => parse({ api: 'function-url', 'reserved-concurrency': value })).toThrow(
      `Expected the context value "reserved-concurrency" to be a whole number from 1 to 900, got "${value}"`,
    );
  });

  it.each([
    ['stack', 'a'.repeat(129), STACK_NAME, 129],
    ['alarm-topic', topic('a'.repeat(257)), TOPIC_ARN, 292],
    [
      'cors',
      Array.from({ length: 101 }, (_, n) => longOrigin(20, n)).join(','),
      'at most 100 origins for a function URL',
      2120,
    ],
    ['cors', longOrigin(254, 0), 'origins of at most 253 characters for a function URL', 254],
  ])('refuses a %s beyond its limit and shows its beginning', (name, value, expected, length) => {
    expect(() => parse({ api: 'function-url', [name]: value })).toThrow(
      `Expected the context value "${name}" to be ${expected}, got ` +
        `${JSON.stringify(value).slice(0, 80)}… (${length} characters)`,
    );
  });

  it.each([
    [
      'cors',
      'rest',
      'api=http or api=function-url',
      'with a REST API the function itself would have to send the CORS headers',
    ],
    [
      'throttle-rate',
      'function-url',
      'api=http or api=rest',
      'the only throttle of a function URL is reserved-concurrency',
    ],
    [
      'throttle-burst',
      'function-url',
      'api=http or api=rest',
      'the only throttle of a function URL is reserved-concurrency',
    ],
    [
      'reserved-concurrency',
      'http',
      'api=function-url',
      'an API has throttle-rate and throttle-burst',
    ],
    [
      'reserved-concurrency',
      'rest',
      'api=function-url',
      'an API has throttle-rate and throttle-burst',
    ],
  ])('refuses %s with api=%s and says why', (name, api, choices, reason) => {
    expect(() => parse({ api, [name]: '1' })).toThrow(
      `Expected the context value "${name}" only with ${choices}, got it with api=${api}: ${reason}.`,
    );
  });
});

function longOrigin(length: number, number: number): string {
  const start = `https://${number}.`;
  return start + 'a'.repeat(length - start.length);
}
