import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { AssemblyStack } from '../src/assembly/read-assembly.ts';
import { awaitStacks } from '../src/deployment/await-stacks.ts';
import type { RegionalStack } from '../src/deployment/regions.ts';

const assemblyStack = (name: string): AssemblyStack => ({
  ...{ name, path: name, account: undefined, region: 'us-east-1', qualifier: 'hnb659fds' },
  ...{ templateFile: '', dependencies: [] },
});

type Status = 'COMPLETE' | 'IN_PROGRESS';

function stack(
  name: string,
  value: string,
  event: string,
  status: Status = 'COMPLETE',
): RegionalStack {
  return {
    ...{ StackName: name, StackId: `arn:${name}`, region: 'us-east-1' },
    ...{ CreationTime: new Date(0), StackStatus: `UPDATE_${status}` },
    Outputs: [{ OutputKey: 'Value', OutputValue: value }],
    lastEvent: {
      ...{ EventId: event, StackId: `arn:${name}`, StackName: name, Timestamp: new Date(0) },
      ResourceStatus: `UPDATE_${status}`,
    },
  };
}

/** Describes the stacks as each of these in turn, and then as the last. */
function regionsOf(...descriptions: readonly (readonly RegionalStack[])[]) {
  const left = [...descriptions];
  return {
    describe: async () => (left.length > 1 ? left.shift() : left[0]) ?? [],
    clientsOf: () => expect.fail('Expected no clients to be used'),
  };
}

const never = new Promise<never>(() => {});
const running = { finished: never, hasSkipped: () => false };
const before = [stack('Api', 'old', '1'), stack('Table', 'kept', '1')];
const selected = [assemblyStack('Api'), assemblyStack('Table')];
const [api, table] = before as [RegionalStack, RegionalStack];

describe('awaitStacks', () => {
  it('returns no outputs that are older than the update', async () => {
    const regions = regionsOf([stack('Api', 'old', '2')], [stack('Api', 'new', '2')]);
    expect(await awaitStacks(regions, [api], running, selected.slice(0, 1))).toEqual({
      outputs: { Api: { Value: 'new' } },
      changed: true,
    });
  });

  it('waits for stacks in progress, not for those that the CLI has skipped', async () => {
    const cli = { ...running, hasSkipped: ({ name }: AssemblyStack) => name === 'Table' };
    const regions = regionsOf(
      [api, table],
      [stack('Api', 'new', '2', 'IN_PROGRESS'), table],
      [stack('Api', 'new', '3'), table],
    );
    expect(await awaitStacks(regions, before, cli, selected)).toEqual({
      outputs: { Api: { Value: 'new' }, Table: { Value: 'kept' } },
      changed: true,
    });
  });

  it('waits for the end of a CLI that reports no skipped stack', async () => {
    const end = Promise.withResolvers<string>();
    const cli = { ...running, finished: end.promise };
    const awaited = awaitStacks(regionsOf(before), before, cli, selected);
    expect(await Promise.race([awaited, sleep(250, 'waits')])).toBe('waits');
    end.resolve('');
    expect(await awaited).toMatchObject({ changed: false });
  });

  it('fails with the CLI', async () => {
    const cli = { ...running, finished: Promise.reject(new Error('no such stack')) };
    await expect(awaitStacks(regionsOf(before), before, cli, selected)).rejects.toThrow(
      'no such stack',
    );
  });
});
