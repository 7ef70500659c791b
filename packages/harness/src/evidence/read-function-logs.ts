import { DescribeStackResourcesCommand, type StackResource } from '@aws-sdk/client-cloudformation';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { AwsClients } from '../emulator/aws-clients.ts';

export interface LogGroup {
  readonly name: string;
  /** When its last line was written. */
  readonly lastMs: number;
  readonly lines: readonly string[];
}

interface ReadOptions {
  readonly abortSignal?: AbortSignal;
}

/** The resources of a stack. */
export async function listResources(
  { cloudFormation }: AwsClients,
  StackName: string,
  options: ReadOptions = {},
): Promise<readonly StackResource[]> {
  const command = new DescribeStackResourcesCommand({ StackName });
  return (await cloudFormation.send(command, options)).StackResources ?? [];
}

/** The log groups that these resources write to: `/aws/lambda/<name>`, or log groups of the stack. */
export function listLogGroups(resources: readonly StackResource[]): readonly string[] {
  return resources.flatMap(({ ResourceType, PhysicalResourceId = '' }) => {
    if (ResourceType === 'AWS::Logs::LogGroup') return [PhysicalResourceId];
    return ResourceType === 'AWS::Lambda::Function' ? [`/aws/lambda/${PhysicalResourceId}`] : [];
  });
}

/** The lines of a log group; none if it does not exist, as that of a function that was never invoked. */
export async function readLogGroup(
  { logs }: AwsClients,
  logGroupName: string,
  options: ReadOptions = {},
): Promise<LogGroup> {
  const lines: string[] = [];
  let lastMs = 0;
  let nextToken: string | undefined;
  try {
    do {
      const page = await logs.send(
        new FilterLogEventsCommand({ logGroupName, ...(nextToken ? { nextToken } : {}) }),
        options,
      );
      for (const { message = '', timestamp = 0 } of page.events ?? []) {
        lines.push(message.trimEnd());
        lastMs = Math.max(lastMs, timestamp);
      }
      // MiniStack repeats the token of the last page.
      nextToken = page.nextToken === nextToken ? undefined : page.nextToken;
    } while (nextToken !== undefined);
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
  }
  return { name: logGroupName, lastMs, lines };
}
