import {
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { type AwsClients, createAwsClients } from '../emulator/aws-clients.ts';
import type { StartedEmulator } from '../emulator/emulator.ts';

/** The files of an evidence folder: name and content. */
export type Evidence = Readonly<
  Record<'emulator.log' | 'functions.log' | 'stack-events.txt' | 'template.json', string>
>;

// The emulator may have ended, and a failure should be reported soon.
const ANSWER_TIMEOUT_MS = 3_000;

/** Collects what the emulator knows about the stacks. A part that is unavailable says why. */
export async function collectEvidence(
  emulator: StartedEmulator,
  stacks: readonly string[],
): Promise<Evidence> {
  using clients = createAwsClients(emulator.endpoint);
  const read = async (part: (stack: string) => Promise<string>) =>
    (await Promise.all(stacks.map((stack) => part(stack).catch(explain)))).join('\n');
  const [functions, events, template] = await Promise.all([
    read((stack) => readFunctionLogs(clients, stack)),
    read((stack) => readEvents(clients, stack)),
    read((stack) => readTemplate(clients, stack)),
  ]);
  return {
    'emulator.log': emulator.readLog(),
    'functions.log': functions,
    'stack-events.txt': events,
    'template.json': template,
  };
}

function explain(error: Error): string {
  return `(unavailable: ${error.message})`;
}

function abortSignal() {
  return { abortSignal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) };
}

async function readEvents({ cloudFormation }: AwsClients, StackName: string): Promise<string> {
  const command = new DescribeStackEventsCommand({ StackName });
  const { StackEvents = [] } = await cloudFormation.send(command, abortSignal());
  return StackEvents.map((event) =>
    [
      event.Timestamp?.toISOString(),
      event.ResourceStatus,
      event.ResourceType,
      event.LogicalResourceId,
      event.ResourceStatusReason ?? '',
    ].join('  '),
  )
    .reverse()
    .join('\n');
}

async function readTemplate({ cloudFormation }: AwsClients, StackName: string): Promise<string> {
  const command = new GetTemplateCommand({ StackName });
  return (await cloudFormation.send(command, abortSignal())).TemplateBody ?? '';
}

/** What the stack's functions logged, in `/aws/lambda/<name>` or in log groups of the stack. */
async function readFunctionLogs(clients: AwsClients, StackName: string): Promise<string> {
  const command = new DescribeStackResourcesCommand({ StackName });
  const { StackResources = [] } = await clients.cloudFormation.send(command, abortSignal());
  const groups = StackResources.flatMap(({ ResourceType, PhysicalResourceId = '' }) => {
    if (ResourceType === 'AWS::Logs::LogGroup') return [PhysicalResourceId];
    return ResourceType === 'AWS::Lambda::Function' ? [`/aws/lambda/${PhysicalResourceId}`] : [];
  });
  const logs = await Promise.all(groups.map((group) => readLogGroup(clients, group)));
  // The latest last, because errors show the end of a log.
  return logs
    .sort((a, b) => a.lastMs - b.lastMs)
    .map(({ text }) => text)
    .join('\n')
    .trim();
}

async function readLogGroup(
  { logs }: AwsClients,
  logGroupName: string,
): Promise<{ lastMs: number; text: string }> {
  try {
    const { events = [] } = await logs.send(
      new FilterLogEventsCommand({ logGroupName }),
      abortSignal(),
    );
    const lines = events.map(({ message = '' }) => message.trimEnd());
    return {
      lastMs: Math.max(0, ...events.map(({ timestamp = 0 }) => timestamp)),
      text: lines.length > 0 ? `${logGroupName}\n${lines.join('\n')}` : '',
    };
  } catch (error) {
    // A function that was never invoked has no log group.
    if ((error as Error).name === 'ResourceNotFoundException') return { lastMs: 0, text: '' };
    throw error;
  }
}
