import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { clientConfig, removeStack, type StartedEmulator } from 'cdk-emulator-harness';

const TOOLKIT_STACK = 'CDKToolkit';

/**
 * Reverts `cdk bootstrap`: deletes its stack, and the bucket of assets that the stack would retain. Does
 * nothing while there is another stack, which may need them.
 *
 * @returns the names of the other stacks; empty if nothing of the bootstrap is left.
 */
export async function removeBootstrap(
  emulator: Pick<StartedEmulator, 'endpoint'>,
): Promise<string[]> {
  const config = clientConfig(emulator.endpoint);
  const cloudFormation = new CloudFormationClient(config);
  const s3 = new S3Client(config);
  try {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
    const stacks = Stacks.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE');
    const toolkit = stacks.find(({ StackName }) => StackName === TOOLKIT_STACK);
    if (!toolkit) return [];
    const others = stacks.filter((stack) => stack !== toolkit);
    if (others.length > 0) return others.map(({ StackName }) => StackName ?? '');

    const { Outputs = [] } = toolkit;
    const bucket = Outputs.find(({ OutputKey }) => OutputKey === 'BucketName')?.OutputValue;
    await removeStack(emulator, TOOLKIT_STACK);
    if (bucket !== undefined) await removeBucket(s3, bucket);
    return [];
  } finally {
    cloudFormation.destroy();
    s3.destroy();
  }
}

async function removeBucket(s3: S3Client, Bucket: string): Promise<void> {
  for (;;) {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(
      ({ Key, VersionId }) => ({ Key, VersionId }),
    );
    if (Objects.length === 0) break;
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  }
  await s3.send(new DeleteBucketCommand({ Bucket }));
}
