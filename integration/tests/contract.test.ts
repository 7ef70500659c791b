import { handler } from '@multiply/lambda';
import { type StartedLocalGateway, startLocalGateway } from 'aws-local-gateway';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cases } from '../contract/cases.ts';
import { type Divergence, divergences } from '../contract/divergences.ts';
import { urlAddress } from '../harness/api-address.ts';
import { handlerTargets } from '../targets/handler.ts';
import { httpTarget } from '../targets/http-target.ts';
import type { Target } from '../targets/target.ts';

// One file, so that one contract is read once; `pnpm test:integration` adds the deployed targets.
// Targets side by side, each target's requests one by one: LocalStack starts another container of a
// function for each request that comes while it is busy.
const local = inject('localTargets');

if (local.includes('handler')) {
  describe.concurrent.each(handlerTargets)('$name', (target) => {
    answersTheContract(() => target);
  });
}

if (local.includes('local-gateway')) {
  describe.concurrent('local-gateway', () => {
    let gateway: StartedLocalGateway;
    beforeAll(async () => {
      gateway = await startLocalGateway(handler);
    });
    afterAll(() => gateway.stop());
    answersTheContract(() => httpTarget('local-gateway', urlAddress(gateway.url)));
  });
}

describe.concurrent.each(inject('deployedTargets'))('$name', ({ name, address }) => {
  answersTheContract(() => httpTarget(name, address), divergences[name]);
});

describe('divergences', () => {
  const names = new Set(cases.map(({ name }) => name));
  it.each(Object.entries(divergences))('of %s name cases that exist', (_target, list) => {
    expect(list.filter((divergence) => !names.has(divergence.case))).toEqual([]);
  });
});

// Seven targets at once on two processors, each behind an emulator's queue.
const TIMEOUT_MS = 30_000;

function answersTheContract(target: () => Target, known: readonly Divergence[] = []): void {
  const differing = new Map(known.map((divergence) => [divergence.case, divergence]));
  it.each(cases)(
    '$name',
    { concurrent: false, timeout: TIMEOUT_MS },
    async ({ name, request, expected }) => {
      const answer = await target().send(request);
      const divergence = differing.get(name);
      if (divergence === undefined) return expect(answer).toEqual(expected);
      expect(answer, `no longer differs from AWS: delete this divergence`).not.toEqual(expected);
      expect(answer, divergence.why).toEqual(divergence.answers);
    },
  );
}
