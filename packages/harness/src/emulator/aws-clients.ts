import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { clientConfig } from './emulated-aws.ts';

/** AWS SDK clients for an emulator. */
export interface AwsClients extends Disposable {
  readonly cloudFormation: CloudFormationClient;
  readonly logs: CloudWatchLogsClient;
  readonly lambda: LambdaClient;
  readonly s3: S3Client;
}

export function createAwsClients(endpoint: string): AwsClients {
  const config = clientConfig(endpoint);
  const cloudFormation = new CloudFormationClient(config);
  const logs = new CloudWatchLogsClient(config);
  const lambda = new LambdaClient(config);
  // Path-style addresses, because bucket names in host names would need DNS.
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  return {
    cloudFormation,
    logs,
    lambda,
    s3,
    [Symbol.dispose]() {
      for (const client of [cloudFormation, logs, lambda, s3]) client.destroy();
    },
  };
}
