import { describe, expect, it } from 'vitest';
import { findObstacles } from '../src/evidence/find-obstacles.ts';

const events = [
  ['CREATE_IN_PROGRESS', 'AWS::CloudFormation::Stack', 'Notes'],
  ['CREATE_IN_PROGRESS', 'AWS::SQS::Queue', 'Queue'],
  ['CREATE_COMPLETE', 'AWS::SQS::Queue', 'Queue'],
  [
    'CREATE_COMPLETE',
    'Custom::S3BucketNotifications',
    'Notifications',
    'Resource type Custom::S3BucketNotifications is not supported but was deployed as a fallback',
  ],
  ['CREATE_IN_PROGRESS', 'Custom::S3AutoDeleteObjects', 'Delete'],
] as const;

describe('findObstacles', () => {
  it('names what is not complete, and what the emulator pretends to have created', () => {
    const described = events.map(([ResourceStatus, ResourceType, LogicalResourceId, reason]) => ({
      StackId: 'arn:notes',
      EventId: LogicalResourceId,
      StackName: 'Notes',
      Timestamp: new Date(),
      ResourceStatus,
      ResourceType,
      LogicalResourceId,
      ...(reason === undefined ? {} : { ResourceStatusReason: reason }),
    }));
    expect(findObstacles(described)).toEqual([
      'Not complete: Delete (Custom::S3AutoDeleteObjects).',
      'Without effect on this emulator: Custom::S3BucketNotifications.',
    ]);
  });
});
