import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createAwsClients } from '../emulator/aws-clients.ts';
import { TOOLKIT_STACK } from '../emulator/emulated-aws.ts';
import type { StartedEmulator } from '../emulator/emulator.ts';
import { removeStack } from './remove-stack.ts';
import { describeStacks } from './stack-state.ts';

/**
 * Reverts `cdk bootstrap`: deletes its stack, and the bucket of assets that the stack would retain. Does
 * nothing while there is another stack, which may need them.
 *
 * @returns the names of the other stacks; empty if nothing of the bootstrap is left.
 */
export async function removeBootstrap({
  endpoint,
}: Pick<StartedEmulator, 'endpoint'>): Promise<string[]> {
  using clients = createAwsClients(endpoint);
  const stacks = await describeStacks(clients);
  const toolkit = stacks.find(({ StackName }) => StackName === TOOLKIT_STACK);
  if (!toolkit) return [];
  const others = stacks.filter((stack) => stack !== toolkit);
  if (others.length > 0) return others.map(({ StackName }) => StackName ?? '');

  const bucket = toolkit.Outputs?.find(({ OutputKey }) => OutputKey === 'BucketName')?.OutputValue;
  await removeStack({ endpoint }, TOOLKIT_STACK);
  if (bucket !== undefined) await removeBucket(clients.s3, bucket);
  return [];
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
