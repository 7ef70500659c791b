/** Context values of the stack, as `-c name=value` passes them. */
export type Variant = Readonly<Record<string, string>>;

const ORIGIN = 'https://a.example';

/**
 * Every kind of stack that the context values choose: each front door, open and closed, with and
 * without CORS, and once with all its other values.
 */
export const variants: readonly Variant[] = [
  { api: 'http' },
  { api: 'http', cors: ORIGIN },
  { api: 'http', auth: 'iam' },
  { api: 'http', auth: 'iam', cors: ORIGIN },
  { api: 'http', 'throttle-rate': '50', 'throttle-burst': '60', ...topic() },
  { api: 'rest' },
  { api: 'rest', auth: 'iam' },
  { api: 'rest', 'throttle-rate': '50', 'throttle-burst': '60', ...topic() },
  { api: 'function-url' },
  { api: 'function-url', cors: ORIGIN },
  { api: 'function-url', auth: 'iam' },
  { api: 'function-url', auth: 'iam', cors: ORIGIN },
  { api: 'function-url', 'reserved-concurrency': '5', ...topic() },
];

export function describeVariant(variant: Variant): string {
  return Object.entries(variant)
    .filter(([name]) => name !== 'alarm-topic')
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

function topic(): Variant {
  return { 'alarm-topic': 'arn:aws:sns:us-east-1:123456789012:alarms' };
}
