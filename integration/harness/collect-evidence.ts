import {
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { type AwsClients, createAwsClients } from './aws-clients.ts';
import type { StartedEmulator } from './emulator.ts';

/** The files of an evidence folder: name, text. */
export type Evidence = Readonly<
  Record<'emulator.log' | 'functions.log' | 'stack-events.txt' | 'template.json', string>
>;

// The emulator may be dead, and nobody waits long for what explains a failure.
const ANSWER_TIMEOUT_MS = 3_000;

/** Collects what an emulator tells of the stacks; a part that cannot be had says why instead. */
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
  return `(not to be had: ${error.message})`;
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

/** What the stack's functions logged: in `/aws/lambda/<name>`, or in log groups of the stack's own. */
export async function readFunctionLogs(clients: AwsClients, StackName: string): Promise<string> {
  const command = new DescribeStackResourcesCommand({ StackName });
  const { StackResources = [] } = await clients.cloudFormation.send(command, abortSignal());
  const groups = StackResources.flatMap(({ ResourceType, PhysicalResourceId = '' }) => {
    if (ResourceType === 'AWS::Logs::LogGroup') return [PhysicalResourceId];
    return ResourceType === 'AWS::Lambda::Function' ? [`/aws/lambda/${PhysicalResourceId}`] : [];
  });
  const logs = await Promise.all(groups.map((group) => readLogGroup(clients, group)));
  // The latest last: it is the end of a log that errors show.
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
    // A function that was never called has none.
    if ((error as Error).name === 'ResourceNotFoundException') return { lastMs: 0, text: '' };
    throw error;
  }
}
