import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
} from '@aws-sdk/client-s3';
import type { AwsClients } from './aws-clients.ts';
import { findStack, removeStack } from './remove-stack.ts';

const TOOLKIT = 'CDKToolkit';

/**
 * Undoes `cdk bootstrap`: deletes its stack and the bucket of assets, which the stack would leave
 * behind. Another stack may need them: while there is one, nothing is deleted.
 *
 * @returns the names of the stacks for whose sake it stays; empty when nothing of it is left.
 */
export async function removeBootstrap(clients: AwsClients): Promise<string[]> {
  const { cloudFormation, s3 } = clients;
  const toolkit = await findStack(clients, TOOLKIT);
  if (!toolkit) return [];
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({}));
  const others = Stacks.filter(
    ({ StackName, StackStatus }) => StackName !== TOOLKIT && StackStatus !== 'DELETE_COMPLETE',
  );
  if (others.length > 0) return others.map(({ StackName }) => StackName ?? '');

  const Bucket = toolkit.Outputs?.find(({ OutputKey }) => OutputKey === 'BucketName')?.OutputValue;
  await removeStack(clients, TOOLKIT);
  if (Bucket === undefined) return [];
  for (;;) {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(
      ({ Key, VersionId }) => ({ Key, VersionId }),
    );
    if (Objects.length === 0) break;
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  }
  await s3.send(new DeleteBucketCommand({ Bucket }));
  return [];
}
