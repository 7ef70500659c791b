import { type FunctionEvent, observeEvent } from './observe.ts';
import type { Expectation, Observed, Probe } from './probe.ts';

/** A probe of the event that the function gets for a GET without a body. */
export interface EventProbe {
  readonly name: string;
  readonly path?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly read: (event: FunctionEvent) => Observed;
  readonly http: Expectation;
  readonly rest: Expectation;
  readonly functionUrl: Expectation;
}

export function eventProbe({ name, path = '/', headers = [], read, ...aws }: EventProbe): Probe {
  return {
    name,
    api: 'open',
    request: { method: 'GET', path, headers },
    observe: observeEvent(read),
    aws: { http: aws.http, rest: aws.rest, 'function-url': aws.functionUrl },
  };
}
