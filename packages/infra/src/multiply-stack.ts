import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  type Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { addFrontDoor } from './add-front-door.ts';
import type { FrontDoor } from './front-door.ts';
import { outputs } from './outputs.ts';

export interface MultiplyStackProps extends StackProps {
  readonly frontDoor: FrontDoor;
  /** The folder that holds the function's bundle, `index.mjs`. */
  readonly bundle: string;
  readonly architecture: Architecture;
}

/** The function that multiplies, and one front door before it that takes any method and path. */
export class MultiplyStack extends Stack {
  constructor(scope: Construct, id: string, props: MultiplyStackProps) {
    super(scope, id, props);

    const logGroup = new LogGroup(this, 'FunctionLogs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of its own: CDK's default one carries a managed policy that may write to any log group.
    const role = new Role(this, 'FunctionRole', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);

    const handler = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromAsset(props.bundle),
      architecture: props.architecture,
      memorySize: 256,
      timeout: Duration.seconds(5),
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
    });
    const address = addFrontDoor(this, props.frontDoor, handler);

    new CfnOutput(this, outputs.frontDoor, { value: props.frontDoor });
    new CfnOutput(this, outputs.url, { value: address.url });
    if (address.apiId) new CfnOutput(this, outputs.apiId, { value: address.apiId });
    if (address.stage) new CfnOutput(this, outputs.stage, { value: address.stage });
  }
}
