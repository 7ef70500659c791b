/** Acknowledges that an API accepts requests from anyone (docs/decisions/021-open-by-default.md). */
export const OPEN_BY_DEFAULT = {
  id: 'AwsSolutions-APIG4',
  reason: 'Open by default: it multiplies and stores nothing. auth=iam closes it.',
};
