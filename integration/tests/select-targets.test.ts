import { describe, expect, it } from 'vitest';
import { localTargets } from '../targets/local-targets.ts';
import { type DetectedEnvironment, selectTargets, targetNames } from '../targets/select-targets.ts';

const docker: DetectedEnvironment = {
  missingDocker: undefined,
  running: undefined,
  hasAuthToken: false,
  hasApiUrl: false,
};
const NO_TOKEN =
  'LocalStack has HTTP APIs in paid plans only, and LOCALSTACK_AUTH_TOKEN is not set.';
const NO_URL = 'MULTIPLY_API_URL is not set.';
const withoutToken = [
  'handler',
  'local-gateway',
  'local-rest',
  'local-function-url',
  'localstack-rest',
  'localstack-function-url',
  'ministack-http',
  'ministack-rest',
  'ministack-function-url',
];
const running = (title: string, hasHttpApis: boolean): DetectedEnvironment => ({
  ...docker,
  running: { title, endpoint: 'http://127.0.0.1:4566', hasHttpApis },
});

describe('selectTargets', () => {
  it('selects the nine targets that need no token, and explains the others', () => {
    expect(selectTargets([], docker)).toEqual({
      names: withoutToken,
      unavailable: [
        { name: 'localstack-http', reason: NO_TOKEN },
        { name: 'url', reason: NO_URL },
      ],
    });
  });

  it('selects all targets with a token and a deployed API', () => {
    const selection = selectTargets([], { ...docker, hasAuthToken: true, hasApiUrl: true });
    expect(selection).toEqual({ names: targetNames, unavailable: [] });
  });

  it('selects the local targets and a deployed API without Docker', () => {
    const around = { ...docker, missingDocker: 'There is none.', hasApiUrl: true };
    const { names, unavailable } = selectTargets([], around);
    expect(names).toEqual([...localTargets, 'url']);
    expect(unavailable.filter(({ reason }) => reason === 'There is none.')).toHaveLength(5);
  });

  it.each([
    ['MiniStack', true, ['ministack-http', 'ministack-rest', 'ministack-function-url']],
    ['LocalStack', false, ['localstack-rest', 'localstack-function-url']],
    ['LocalStack', true, ['localstack-rest', 'localstack-function-url', 'localstack-http']],
  ])('selects the targets of a running %s with HTTP APIs: %s', (title, hasHttpApis, expected) => {
    const { names, unavailable } = selectTargets([], running(title, hasHttpApis));
    expect(names).toEqual([...localTargets, ...expected]);
    expect(names.length + unavailable.length).toBe(targetNames.length);
  });

  it('fails if no target can be deployed, and says what can still run', () => {
    expect(() => selectTargets([], { ...docker, missingDocker: 'There is none.' })).toThrow(
      'Expected a Docker engine, an emulator at EMULATOR_ENDPOINT or an API at MULTIPLY_API_URL, got none of them; `pnpm test` still runs the contract against the handler and the local gateway.\nThere is none.',
    );
  });

  it('selects only the named targets', () => {
    expect(selectTargets(['ministack-http', 'handler', 'ministack-http'], docker)).toEqual({
      names: ['ministack-http', 'handler'],
      unavailable: [],
    });
  });

  it.each([
    ['localstack-http', docker, NO_TOKEN],
    ['url', docker, NO_URL],
    ['ministack-rest', { ...docker, missingDocker: 'There is none.' }, 'There is none.'],
    [
      'ministack-rest',
      running('LocalStack', false),
      'EMULATOR_ENDPOINT is LocalStack at http://127.0.0.1:4566, and only its targets run.',
    ],
    [
      'localstack-http',
      running('LocalStack', false),
      'the LocalStack at http://127.0.0.1:4566 is a free edition, which has no HTTP APIs.',
    ],
  ])('refuses %s if it cannot run', (name, around, reason) => {
    expect(() => selectTargets([name], around)).toThrow(
      `Expected target ${name} to run, but it cannot: ${reason}`,
    );
  });

  it('refuses an unknown name', () => {
    expect(() => selectTargets(['lambda'], docker)).toThrow(
      `Expected --target to be one of ${targetNames.join(', ')}, got lambda`,
    );
  });
});
