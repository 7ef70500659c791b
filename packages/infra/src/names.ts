import type { FrontDoor } from './front-doors/front-door.ts';

/** The names of the stack's CloudFormation outputs. */
export const outputs = {
  /** The kind of the front door, a `FrontDoor`. */
  frontDoor: 'FrontDoor',
  /** The id of the HTTP or REST API. A function URL has no API, and the stack no such output. */
  apiId: 'ApiId',
  /** The API's stage. Absent with a function URL. */
  stage: 'Stage',
  /** The URL on AWS. On an emulator it can point to an address that does not answer. */
  url: 'Url',
} as const;

/** The stack's name unless the context value `stack` sets another. */
export function defaultStackName(frontDoor: FrontDoor): string {
  return `multiply-${frontDoor}`;
}
