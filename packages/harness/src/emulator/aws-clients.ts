import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { anySignal } from '../process/run-options.ts';
import { clientConfig, requestTimeouts } from './emulated-aws.ts';

/** AWS SDK clients for an emulator. */
export interface AwsClients extends Disposable {
  readonly cloudFormation: CloudFormationClient;
  readonly logs: CloudWatchLogsClient;
  readonly lambda: LambdaClient;
}

export interface AwsClientOptions {
  readonly region?: string | undefined;
  /** Ends every request. */
  readonly signal?: AbortSignal | undefined;
}

export function createAwsClients(
  endpoint: string,
  { region, signal }: AwsClientOptions = {},
): AwsClients {
  const config = {
    ...clientConfig(endpoint, region),
    requestHandler: new AbortableHandler(signal),
  };
  const cloudFormation = new CloudFormationClient(config);
  const logs = new CloudWatchLogsClient(config);
  const lambda = new LambdaClient(config);
  return {
    cloudFormation,
    logs,
    lambda,
    [Symbol.dispose]() {
      for (const client of [cloudFormation, logs, lambda]) client.destroy();
    },
  };
}

/** Sends each request with the signal, so that no caller can forget it. */
class AbortableHandler extends NodeHttpHandler {
  readonly #signal: AbortSignal | undefined;

  constructor(signal: AbortSignal | undefined) {
    super(requestTimeouts);
    this.#signal = signal;
  }

  override handle(...[request, options]: Parameters<NodeHttpHandler['handle']>) {
    const own = options?.abortSignal;
    const abortSignal = anySignal(this.#signal, own instanceof AbortSignal ? own : undefined);
    return super.handle(request, { ...options, abortSignal });
  }
}
