import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { type Architecture, Code, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { BuiltFrontDoor, FrontDoor } from './front-doors/front-door.ts';
import { addFunctionUrl } from './front-doors/function-url.ts';
import { addHttpApi } from './front-doors/http-api.ts';
import { addRestApi } from './front-doors/rest-api.ts';
import { addFunction } from './function.ts';
import { addMonitoring } from './monitoring.ts';
import { outputs } from './names.ts';
import type { StackSettings } from './settings.ts';

export interface MultiplyStackProps extends Omit<StackProps, 'stackName'> {
  readonly settings: StackSettings;
  /** The folder that holds the function's bundle, `index.mjs`. */
  readonly bundle: string;
  readonly architecture: Architecture;
  /** Whether LocalStack runs the bundle from its folder, so that a change is live at the next call. */
  readonly hotReload: boolean;
  /** Whether to add alarms and a dashboard (docs/decisions/023-no-alarms-on-an-emulator.md). */
  readonly monitoring: boolean;
}

/** The function and one front door, which accepts any method on any path. */
export class MultiplyStack extends Stack {
  constructor(scope: Construct, id: string, props: MultiplyStackProps) {
    const { settings } = props;
    super(scope, id, { ...props, stackName: settings.stackName });

    const handler = addFunction(this, 'Function', {
      code: this.#code(props),
      architecture: props.architecture,
      // Measured (docs/scaling.md): a 6 MB body takes 150 MB, and more makes no request cheaper.
      memorySize: 256,
      reservedConcurrency: settings.reservedConcurrency,
    });
    const frontDoor = addFrontDoor[settings.frontDoor](this, handler, settings);
    if (props.monitoring) addMonitoring(this, handler, frontDoor, settings.alarmTopicArn);

    new CfnOutput(this, outputs.frontDoor, { value: settings.frontDoor });
    new CfnOutput(this, outputs.url, { value: frontDoor.url });
    const { api } = frontDoor;
    if (api) {
      new CfnOutput(this, outputs.apiId, { value: api.id });
      new CfnOutput(this, outputs.stage, { value: api.stage });
    }
  }

  #code({ hotReload, bundle }: MultiplyStackProps): Code {
    if (!hotReload) return Code.fromAsset(bundle);
    // LocalStack documents this under "Hot reloading": a bucket of this name, and a folder of this
    // machine as the key.
    return Code.fromBucket(Bucket.fromBucketName(this, 'HotReload', 'hot-reload'), bundle);
  }
}

const addFrontDoor: Record<
  FrontDoor,
  (scope: Construct, handler: IFunction, settings: StackSettings) => BuiltFrontDoor
> = { http: addHttpApi, rest: addRestApi, 'function-url': addFunctionUrl };
