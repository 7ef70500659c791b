import {
  DescribeStackEventsCommand,
  GetTemplateCommand,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import { type AwsClients, createAwsClients } from '../emulator/aws-clients.ts';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { findObstacles } from './find-obstacles.ts';
import { listLogGroups, listResources, readLogGroup } from './read-function-logs.ts';
import { parseStackRef, type StackRef } from './stack-ref.ts';

/** The files of an evidence folder: name and content. */
export type Evidence = Readonly<
  Record<'emulator.log' | 'functions.log' | 'stack-events.txt' | 'template.json', string>
>;

// The emulator may have ended, and a failure should be reported soon.
const ANSWER_TIMEOUT_MS = 3_000;

/** The files, and what of them belongs into the message of an error. */
export interface CollectedEvidence {
  readonly files: Evidence;
  /** What the stack events show of resources that are not complete, or have no effect. */
  readonly obstacles: readonly string[];
}

/** Collects what the emulator knows about the stacks. A part that is unavailable says why. */
export async function collectEvidence(
  emulator: StartedEmulator,
  stacks: readonly StackRef[],
): Promise<CollectedEvidence> {
  const events: StackEvent[] = [];
  const read = async (part: (clients: AwsClients, stack: string) => Promise<string>) => {
    const parts = stacks.map(parseStackRef).map(async ({ name, region }) => {
      using clients = createAwsClients(emulator.endpoint, { region });
      return await part(clients, name).catch(explain);
    });
    return (await Promise.all(parts)).join('\n');
  };
  const [functions, history, template] = await Promise.all([
    read(readFunctionLogs),
    read(async (clients, stack) => {
      const own = await readEvents(clients, stack);
      events.push(...own);
      return formatEvents(own);
    }),
    read(readTemplate),
  ]);
  const files = {
    'emulator.log': emulator.readLog(),
    'functions.log': functions,
    'stack-events.txt': history,
    'template.json': template,
  };
  return { files, obstacles: findObstacles(events) };
}

function explain(error: Error): string {
  return `(unavailable: ${error.message})`;
}

function abortSignal() {
  return { abortSignal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) };
}

/** The stack's events, the latest last. */
async function readEvents(
  { cloudFormation }: AwsClients,
  StackName: string,
): Promise<StackEvent[]> {
  const command = new DescribeStackEventsCommand({ StackName });
  const { StackEvents = [] } = await cloudFormation.send(command, abortSignal());
  return StackEvents.reverse();
}

function formatEvents(events: readonly StackEvent[]): string {
  return events
    .map((event) =>
      [
        event.Timestamp?.toISOString(),
        event.ResourceStatus,
        event.ResourceType,
        event.LogicalResourceId,
        event.ResourceStatusReason ?? '',
      ].join('  '),
    )
    .join('\n');
}

async function readTemplate({ cloudFormation }: AwsClients, StackName: string): Promise<string> {
  const command = new GetTemplateCommand({ StackName });
  return (await cloudFormation.send(command, abortSignal())).TemplateBody ?? '';
}

/** What the stack's functions logged; the latest last, because errors show the end of a log. */
async function readFunctionLogs(clients: AwsClients, stack: string): Promise<string> {
  const resources = await listResources(clients, stack, abortSignal());
  const groups = await Promise.all(
    listLogGroups(resources).map((group) => readLogGroup(clients, group, abortSignal())),
  );
  return groups
    .filter(({ lines }) => lines.length > 0)
    .sort((a, b) => a.lastMs - b.lastMs)
    .map(({ name, lines }) => `${name}\n${lines.join('\n')}`)
    .join('\n');
}
