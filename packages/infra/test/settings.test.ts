import { describe, expect, it } from 'vitest';
import { parseSettings } from '../src/settings.ts';

const parse = (context: Record<string, unknown>) => parseSettings((name) => context[name]);

describe('parseSettings', () => {
  it('has a default for everything', () => {
    expect(parse({})).toEqual({
      frontDoor: 'http',
      authorization: 'none',
      corsOrigins: [],
      throttleRate: 100,
      throttleBurst: 200,
      alarmTopicArn: undefined,
    });
  });

  it('reads every value', () => {
    expect(
      parse({
        api: 'function-url',
        auth: 'iam',
        cors: 'https://a.example,http://localhost:8080',
        'throttle-rate': '5',
        'throttle-burst': 10_000,
        'alarm-topic': 'arn:aws:sns:us-east-1:123456789012:alarms',
      }),
    ).toEqual({
      frontDoor: 'function-url',
      authorization: 'iam',
      corsOrigins: ['https://a.example', 'http://localhost:8080'],
      throttleRate: 5,
      throttleBurst: 10_000,
      alarmTopicArn: 'arn:aws:sns:us-east-1:123456789012:alarms',
    });
  });

  it.each([
    ['api', 'HTTP', 'one of http, rest, function-url'],
    ['api', null, 'one of http, rest, function-url'],
    ['auth', 'jwt', 'one of none, iam'],
    ['cors', 'a.example', 'origins such as https://a.example,https://b.example'],
    ['cors', 'https://a.example/', 'origins such as https://a.example,https://b.example'],
    ['cors', '', 'origins such as https://a.example,https://b.example'],
    ['throttle-rate', '0', 'a whole number from 1 to 10000'],
    ['throttle-burst', '10001', 'a whole number from 1 to 10000'],
    ['throttle-burst', 'many', 'a whole number from 1 to 10000'],
    ['alarm-topic', 'alarms', 'the ARN of an SNS topic'],
  ])('refuses %s=%s', (name, value, expected) => {
    expect(() => parse({ [name]: value })).toThrow(
      `Expected the context value "${name}" to be ${expected}, got ${JSON.stringify(value)}`,
    );
  });

  it('refuses CORS with a REST API and says why', () => {
    expect(() => parse({ api: 'rest', cors: '*' })).toThrow(
      'Expected the context value "cors" only with api=http or api=function-url, got it with api=rest: with a REST API the function itself would have to send the CORS headers.',
    );
  });
});
