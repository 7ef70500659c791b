import { handler } from '@multiply/lambda';
import { type StartedLocalGateway, startLocalGateway } from 'aws-local-gateway';
import { urlAddress } from 'cdk-emulator-harness';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cases } from '../contract/cases.ts';
import type { Answer } from '../contract/contract-case.ts';
import type { KnownDifference } from '../contract/known-difference.ts';
import { knownDifferences } from '../contract/known-differences.ts';
import { handlerTargets } from '../targets/handler-targets.ts';
import { httpTarget } from '../targets/http-target.ts';
import { gatewayTargets } from '../targets/local-targets.ts';
import type { Target } from '../targets/target.ts';

// One file, so that the cases are loaded once; `pnpm test:integration` adds the deployed targets. Targets
// run concurrently, but the requests to one target are sequential: LocalStack starts another container of a
// function for each request that arrives while it is busy.
const local = inject('localTargets');

if (local.includes('handler')) {
  describe.concurrent.each(handlerTargets)('$name', (target) => {
    answersTheContract(() => target);
  });
}

describe.concurrent.each(gatewayTargets.filter(({ name }) => local.includes(name)))(
  '$name',
  ({ name, frontDoor }) => {
    let gateway: StartedLocalGateway;
    beforeAll(async () => {
      gateway = await startLocalGateway(handler, { frontDoor });
    });
    afterAll(() => gateway.stop());
    answersTheContract(() => httpTarget(name, urlAddress(gateway.url)));
  },
);

describe.concurrent.each(inject('deployedTargets'))('$name', ({ name, address }) => {
  answersTheContract(() => httpTarget(name, address), knownDifferences[name]);
});

describe('known differences', () => {
  const names = new Set(cases.map(({ name }) => name));
  it.each(Object.entries(knownDifferences))('of %s name existing cases', (_target, list) => {
    expect(list.filter((known) => !names.has(known.case))).toEqual([]);
  });
});

// Seven targets share two processors, each behind an emulator's queue.
const TIMEOUT_MS = 120_000;

function answersTheContract(
  target: () => Target,
  differences: readonly KnownDifference<Answer>[] = [],
): void {
  const byCase = new Map(differences.map((known) => [known.case, known]));
  it.each(cases)(
    '$name',
    { concurrent: false, timeout: TIMEOUT_MS },
    async ({ name, request, expected }) => {
      const answer = await target().send(request);
      const known = byCase.get(name);
      if (known === undefined) return expect(answer).toEqual(expected);
      expect(answer, 'matches AWS now: remove the known difference').not.toEqual(expected);
      expect(answer, known.why).toEqual(known.answers);
    },
  );
}
