import type { Answer, Observed, SentTo } from '../cases/case.ts';
import { brief, isRecord, readJson } from './answer.ts';

/** An event as far as cases read it, payload 1.0 or 2.0. */
export type FunctionEvent = Readonly<Record<string, unknown>>;

/** What `read` takes from the event that the function got; the answer's start when it got none. */
export function observeEvent(
  read: (event: FunctionEvent, sent: SentTo) => Observed,
): (answer: Answer, sent: SentTo) => Observed {
  return ({ status, body }, sent) => {
    const json = readJson(body);
    // The fixture answers with its event in JSON.
    return status === 200 && isRecord(json) ? read(json, sent) : { status, body: brief(body) };
  };
}

/** A field of the event, named by a path such as `requestContext.http.path`; null where it is absent. */
export function fieldOf(event: FunctionEvent, path: string): unknown {
  let value: unknown = event;
  for (const name of path.split('.')) value = isRecord(value) ? value[name] : undefined;
  return value ?? null;
}

/** The first of these fields that the event has. */
export function firstOf(event: FunctionEvent, ...paths: string[]): unknown {
  return paths.map((path) => fieldOf(event, path)).find((value) => value !== null) ?? null;
}

/** A header of the event, whatever the case of its name. */
export function eventHeader(event: FunctionEvent, name: string): string | null {
  const { headers } = event;
  if (!isRecord(headers)) return null;
  const written = Object.keys(headers).find((key) => key.toLowerCase() === name);
  const value = written === undefined ? undefined : headers[written];
  return typeof value === 'string' ? value : null;
}

/** The values of a header or parameter in a field such as `multiValueHeaders`. */
export function listIn(event: FunctionEvent, field: string, name: string): unknown {
  const lists = event[field];
  if (!isRecord(lists)) return null;
  const written = Object.keys(lists).find((key) => key.toLowerCase() === name.toLowerCase());
  return written === undefined ? null : lists[written];
}
