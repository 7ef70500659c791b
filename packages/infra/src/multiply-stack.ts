import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { type Architecture, Code, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { addFunction } from './add-function.ts';
import { addFunctionUrl } from './add-function-url.ts';
import { addHttpApi } from './add-http-api.ts';
import { addMonitoring } from './add-monitoring.ts';
import { addRestApi } from './add-rest-api.ts';
import type { BuiltFrontDoor, FrontDoor } from './front-door.ts';
import { outputs } from './outputs.ts';
import type { StackSettings } from './stack-settings.ts';

export interface MultiplyStackProps extends StackProps {
  readonly settings: StackSettings;
  /** The folder that holds the function's bundle, `index.mjs`. */
  readonly bundle: string;
  readonly architecture: Architecture;
  /** Whether LocalStack is to run the bundle from its folder, each change live at the next call. */
  readonly hotReload: boolean;
  /** Whether to add alarms and a dashboard, which serve on AWS only. */
  readonly monitoring: boolean;
}

/** The function that multiplies, and one front door before it that takes any method and path. */
export class MultiplyStack extends Stack {
  constructor(scope: Construct, id: string, props: MultiplyStackProps) {
    super(scope, id, props);
    const { settings } = props;

    const handler = addFunction(this, this.#code(props), props.architecture);
    const { url, api, metrics } = addFrontDoor[settings.frontDoor](this, handler, settings);
    if (props.monitoring) addMonitoring(this, handler, metrics, settings.alarmTopicArn);

    new CfnOutput(this, outputs.frontDoor, { value: settings.frontDoor });
    new CfnOutput(this, outputs.url, { value: url });
    if (api) {
      new CfnOutput(this, outputs.apiId, { value: api.id });
      new CfnOutput(this, outputs.stage, { value: api.stage });
    }
  }

  #code({ hotReload, bundle }: MultiplyStackProps): Code {
    if (!hotReload) return Code.fromAsset(bundle);
    // LocalStack's convention, under "Hot reloading" in its documentation: a bucket of this name, a
    // folder of this machine as the key.
    return Code.fromBucket(Bucket.fromBucketName(this, 'HotReload', 'hot-reload'), bundle);
  }
}

const addFrontDoor: Record<
  FrontDoor,
  (scope: Construct, handler: IFunction, settings: StackSettings) => BuiltFrontDoor
> = { http: addHttpApi, rest: addRestApi, 'function-url': addFunctionUrl };
