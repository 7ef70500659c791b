/** Names of the stack's CloudFormation outputs. */
export const outputs = {
  /** The front door's kind, a `FrontDoor`. */
  frontDoor: 'FrontDoor',
  /** The id of the HTTP or REST API; absent with a function URL. */
  apiId: 'ApiId',
  /** The API's stage; absent with a function URL. */
  stage: 'Stage',
  /** The address on AWS, or what an emulator claims it to be. */
  url: 'Url',
} as const;
