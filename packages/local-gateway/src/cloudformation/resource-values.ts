import type { Resource, StackScope } from './template.ts';

/** What a `Ref` or a `Fn::GetAtt` of a resource gives. */
export interface ResourceValue {
  readonly value: unknown;
  /** Whether the value is made up, as no emulator and no name in the template says it. */
  readonly isPlaceholder: boolean;
}

interface Named {
  readonly name: string;
  readonly region: string;
  readonly accountId: string;
}

interface ResourceKind {
  /** The property that gives the resource its name. */
  readonly nameProperty: string;
  /** What `Ref` gives; the name by default. */
  readonly ref?: (named: Named) => string;
  readonly attributes: Readonly<Record<string, (named: Named) => string>>;
}

/** ARNs and names that follow from a resource's name (CloudFormation template reference, return values). */
const KINDS: Readonly<Record<string, ResourceKind>> = {
  'AWS::Lambda::Function': {
    nameProperty: 'FunctionName',
    attributes: { Arn: arn('lambda', 'function:') },
  },
  'AWS::DynamoDB::Table': {
    nameProperty: 'TableName',
    attributes: { Arn: arn('dynamodb', 'table/') },
  },
  'AWS::DynamoDB::GlobalTable': {
    nameProperty: 'TableName',
    attributes: { Arn: arn('dynamodb', 'table/') },
  },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    attributes: {
      Arn: ({ name }) => `arn:aws:s3:::${name}`,
      DomainName: ({ name }) => `${name}.s3.amazonaws.com`,
      RegionalDomainName: ({ name, region }) => `${name}.s3.${region}.amazonaws.com`,
    },
  },
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    ref: queueUrl,
    attributes: { Arn: arn('sqs'), QueueName: ({ name }) => name, QueueUrl: queueUrl },
  },
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    ref: arn('sns'),
    attributes: { TopicArn: arn('sns'), TopicName: ({ name }) => name },
  },
  'AWS::Events::EventBus': {
    nameProperty: 'Name',
    attributes: { Arn: arn('events', 'event-bus/'), Name: ({ name }) => name },
  },
  'AWS::StepFunctions::StateMachine': {
    nameProperty: 'StateMachineName',
    ref: arn('states', 'stateMachine:'),
    attributes: { Arn: arn('states', 'stateMachine:'), Name: ({ name }) => name },
  },
  'AWS::Kinesis::Stream': {
    nameProperty: 'Name',
    attributes: { Arn: arn('kinesis', 'stream/') },
  },
  'AWS::SSM::Parameter': { nameProperty: 'Name', attributes: {} },
  'AWS::SecretsManager::Secret': {
    nameProperty: 'Name',
    ref: arn('secretsmanager', 'secret:'),
    attributes: { Id: arn('secretsmanager', 'secret:') },
  },
  'AWS::Lambda::LayerVersion': {
    nameProperty: 'LayerName',
    ref: (named) => `${arn('lambda', 'layer:')(named)}:1`,
    attributes: { LayerVersionArn: (named) => `${arn('lambda', 'layer:')(named)}:1` },
  },
};

const UNKNOWN_KIND: ResourceKind = { nameProperty: '', attributes: {} };

function arn(service: string, prefix = ''): (named: Named) => string {
  return ({ name, region, accountId }) =>
    `arn:aws:${service}:${region}:${accountId}:${prefix}${name}`;
}

function queueUrl({ name, region, accountId }: Named): string {
  return `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
}

/**
 * The value of a resource, or of one of its attributes: from the name that an emulator gave it, else
 * from the name in the template (already resolved), else from a name that is made up and stays the same.
 */
export function valueOfResource(
  scope: StackScope,
  logicalId: string,
  resource: Resource,
  attribute: string | undefined,
  templateName: string | undefined,
): ResourceValue {
  const kind = KINDS[resource.Type] ?? UNKNOWN_KIND;
  const physicalId = scope.physicalIds.get(logicalId);
  if (attribute === undefined && physicalId !== undefined) {
    return { value: physicalId, isPlaceholder: false };
  }
  const name =
    physicalId === undefined
      ? (templateName ?? madeUpName(scope, logicalId))
      : nameFromPhysicalId(physicalId);
  const named = { name, region: scope.region, accountId: scope.accountId };
  const isPlaceholder = physicalId === undefined && templateName === undefined;
  if (attribute === undefined) return { value: kind.ref?.(named) ?? name, isPlaceholder };
  const derive = kind.attributes[attribute];
  if (derive === undefined) return { value: `${name}.${attribute}`, isPlaceholder: true };
  return { value: derive(named), isPlaceholder };
}

/** The property that names resources of this type; undefined when none is known. */
export function nameProperty(type: string): string | undefined {
  return KINDS[type]?.nameProperty;
}

// A queue's is a URL, a topic's an ARN: the name is the last part of both.
function nameFromPhysicalId(physicalId: string): string {
  return physicalId.slice(Math.max(physicalId.lastIndexOf('/'), physicalId.lastIndexOf(':')) + 1);
}

/** As CloudFormation makes names, without the random end. */
function madeUpName(scope: StackScope, logicalId: string): string {
  return `${scope.stackName}-${logicalId}`;
}
