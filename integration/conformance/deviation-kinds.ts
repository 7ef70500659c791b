import { Buffer } from 'node:buffer';
import type { Deviation, HeaderLines, ProxiedAnswer } from './deviating-proxy.ts';

type Event = Record<string, unknown>;

interface Sent {
  /** The instruction of the request as JSON; empty where it has none. */
  readonly fixture: string;
}

/** Changes a status into another one. */
export function status(from: number, to: number, touches: RegExp): Deviation {
  const answer = (answer: ProxiedAnswer) =>
    answer.status === from ? { ...answer, status: to } : answer;
  return { name: `${from} becomes ${to}`, touches, answer };
}

/** Changes the bytes of a body. */
export function bytes(name: string, change: (body: Buffer) => Buffer, touches: RegExp): Deviation {
  return { name, touches, answer: (answer) => ({ ...answer, body: change(answer.body) }) };
}

/** Changes a body as text. */
export function body(
  name: string,
  change: (text: string, sent: Sent) => string,
  touches: RegExp,
): Deviation {
  const answer: Deviation['answer'] = (answer, { headers }) => {
    if (answer.body.length > 100_000) return answer;
    const text = answer.body.toString('latin1');
    const changed = change(text, { fixture: instructionIn(headers) });
    return changed === text ? answer : { ...answer, body: Buffer.from(changed, 'latin1') };
  };
  return { name, touches, answer };
}

/** Changes the header lines of an answer. */
export function headers(
  name: string,
  change: (lines: HeaderLines, sent: Sent) => HeaderLines,
  touches: RegExp,
): Deviation {
  const answer: Deviation['answer'] = (answer, { headers }) => ({
    ...answer,
    headers: change(answer.headers, { fixture: instructionIn(headers) }),
  });
  return { name, touches, answer };
}

/** Changes the path of a request. */
export function sent(name: string, change: (path: string) => string, touches: RegExp): Deviation {
  return { name, touches, request: (request) => ({ ...request, path: change(request.path) }) };
}

/** Changes the header lines of a request. */
export function received(
  name: string,
  change: (lines: HeaderLines) => HeaderLines,
  touches: RegExp,
): Deviation {
  const request: Deviation['request'] = (request) => ({
    ...request,
    headers: change(request.headers),
  });
  return { name, touches, request };
}

/** Changes the event that the function answers with. */
export function event(name: string, change: (event: Event) => Event, touches: RegExp): Deviation {
  const answer: Deviation['answer'] = (answer, { headers }) => {
    if (answer.status !== 200 || instructionIn(headers) !== '') return answer;
    const parsed = parseEvent(answer.body);
    if (parsed === undefined) return answer;
    return { ...answer, body: Buffer.from(JSON.stringify(change(parsed))) };
  };
  return { name, touches, answer };
}

/** Sets every field of a name in the event, its request context and what is within. */
export function field(name: RegExp, value: unknown, touches: RegExp): Deviation {
  const change = (event: Event): Event => ({ ...event, ...changeFields(event, name, value) });
  return event(`${name.source} is ${JSON.stringify(value)}`, change, touches);
}

function changeFields(record: Event, name: RegExp, value: unknown): Event {
  return Object.fromEntries(
    Object.entries(record).map(([key, current]) => {
      if (name.test(key)) return [key, value];
      const within = /^(requestContext|http|identity)$/.test(key) && isRecord(current);
      return [key, within ? changeFields(current, name, value) : current];
    }),
  );
}

/** Changes the headers of an event as lines are changed. */
export function eventHeaders(
  name: string,
  change: (lines: HeaderLines) => HeaderLines,
  touches: RegExp,
): Deviation {
  const changed = (event: Event): Event => {
    const lines = Object.entries(toRecord(event.headers)).map(
      ([written, value]) => [written, String(value)] as const,
    );
    return { ...event, headers: Object.fromEntries(change(lines)) };
  };
  return event(name, changed, touches);
}

/** Gives a header one value, whether or not it is there. */
export function put(name: string, value: string): (lines: HeaderLines) => HeaderLines {
  return (lines) => [...without(lines, name), [name, value]];
}

function parseEvent(body: Buffer): Event | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function toRecord(value: unknown): Event {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Event {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the function is told to do, as JSON. */
export function instructionIn(lines: HeaderLines): string {
  const [value] = valuesOf(lines, 'x-fixture');
  return value === undefined ? '' : Buffer.from(value, 'base64url').toString('utf8');
}

/** Whether the function returns something without a statusCode. */
export function isBare(fixture: string): boolean {
  return fixture.startsWith('{"return":') && !/statusCode|chunks/.test(fixture);
}

export function valuesOf(lines: HeaderLines, name: string): string[] {
  return lines.filter(([written]) => written.toLowerCase() === name).map(([, value]) => value);
}

export function without(lines: HeaderLines, ...names: string[]): HeaderLines {
  return lines.filter(([name]) => !names.includes(name.toLowerCase()));
}

export function replaceValues(
  lines: HeaderLines,
  name: string,
  from: string,
  to: string,
): HeaderLines {
  return lines.map(([written, value]) => [
    written,
    written.toLowerCase() === name && value === from ? to : value,
  ]);
}

export function joinLines(lines: HeaderLines): HeaderLines {
  const groups = Map.groupBy(lines, ([name]) => name.toLowerCase());
  return [...groups.values()].map((group) => [
    group[0]?.[0] ?? '',
    group.map(([, value]) => value).join(', '),
  ]);
}

export function splitValues(lines: HeaderLines): HeaderLines {
  return lines.flatMap(([name, value]) =>
    name.toLowerCase() === 'x-a'
      ? value.split(',').map((part) => [name, part] as const)
      : [[name, value] as const],
  );
}
