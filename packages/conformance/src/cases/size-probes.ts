import { observeLength, observeMeasure, observeStatus } from '../probe/observe.ts';
import { type Expectation, known, notSettled, type Probe, resultRequest } from '../probe/probe.ts';
import { sources } from '../probe/sources.ts';

function large(
  name: string,
  bytes: number,
  observe: Probe['observe'],
  http: Expectation,
  rest: Expectation,
): Probe {
  return {
    name,
    api: 'open',
    request: {
      method: 'POST',
      path: '/',
      headers: [
        ['content-type', 'text/plain'],
        ['x-probe', 'measure'],
      ],
      body: 'x'.repeat(bytes),
    },
    observe,
    aws: { http, rest, 'function-url': bytes > 6_000_000 ? notSettled() : http },
  };
}

const TOO_LARGE = { status: 413, message: 'Request Entity Too Large' };

/** What becomes of large bodies. */
export const sizeProbes: readonly Probe[] = [
  large(
    'a text of 6,000,000 bytes in',
    6_000_000,
    observeMeasure,
    known({ status: 200, bytes: 6_000_000 }, sources.lambdaQuotas),
    // As base64 it is 8 MB.
    known({ status: 413, message: 'Request Too Long' }, sources.largePayloads),
  ),
  large(
    'a text beyond 6 MB in',
    6_400_000,
    observeMeasure,
    known(TOO_LARGE, sources.largePayloads),
    known({ status: 413, message: 'Request Too Long' }, sources.largePayloads),
  ),
  large(
    'a body beyond 10 MB',
    11_000_000,
    observeStatus,
    known({ status: 413 }, sources.httpQuotas),
    known({ status: 413 }, sources.gatewayResponses),
  ),
  {
    name: 'a text of 6,000,000 bytes out',
    api: 'open',
    request: resultRequest('large'),
    observe: observeLength,
    aws: {
      http: known({ status: 200, bytes: 6_000_000 }, sources.lambdaQuotas),
      rest: known({ status: 200, bytes: 6_000_000 }, sources.lambdaQuotas),
      'function-url': known({ status: 200, bytes: 6_000_000 }, sources.lambdaQuotas),
    },
  },
];
