import type { Stack, StackEvent } from '@aws-sdk/client-cloudformation';
import { type AwsClients, createAwsClients } from '../emulator/aws-clients.ts';
import { describeStacks, findLastEvent } from './stack-state.ts';

/** A stack as CloudFormation describes it, and where it is. */
export interface RegionalStack extends Stack {
  readonly region: string;
  /** The newest event of the stack itself, once it is not in progress. */
  readonly lastEvent: StackEvent | undefined;
}

/** AWS SDK clients for each region of some stacks. */
export interface Regions extends Disposable {
  /** Those of the stacks that exist, in the given order. */
  describe(): Promise<readonly RegionalStack[]>;
  clientsOf(stack: RegionalStack): AwsClients;
}

export function openRegions(
  endpoint: string,
  stacks: readonly { readonly name: string; readonly region: string }[],
  signal: AbortSignal,
): Regions {
  const names = Map.groupBy(stacks, ({ region }) => region);
  const clients = new Map(
    [...names.keys()].map((region) => [region, createAwsClients(endpoint, { region, signal })]),
  );
  const clientsOf = (region: string): AwsClients => {
    const found = clients.get(region);
    if (found) return found;
    throw new Error(`Expected one of the regions ${[...clients.keys()].join(', ')}, got ${region}`);
  };
  return {
    async describe() {
      const described = [...names].map(async ([region, wanted]) => {
        const regional = clientsOf(region);
        const found = await describeStacks(
          regional,
          wanted.map(({ name }) => name),
        );
        return await Promise.all(
          found.map(async (stack) => {
            const isBusy = String(stack.StackStatus).endsWith('_IN_PROGRESS');
            const lastEvent = isBusy ? undefined : await findLastEvent(regional, stack);
            return { ...stack, region, lastEvent };
          }),
        );
      });
      const found = (await Promise.all(described)).flat();
      return stacks.flatMap(({ name, region }) =>
        found.filter((stack) => stack.StackName === name && stack.region === region),
      );
    },
    clientsOf: ({ region }) => clientsOf(region),
    [Symbol.dispose]() {
      for (const each of clients.values()) each[Symbol.dispose]();
    },
  };
}
