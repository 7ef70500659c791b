/** Acknowledges that an API asks nobody who they are. */
export const OPEN_BY_CHOICE = {
  id: 'AwsSolutions-APIG4',
  reason: 'Open to everybody by choice: it multiplies and keeps nothing. auth=iam closes it.',
};
