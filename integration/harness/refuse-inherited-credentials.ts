// What makes the AWS SDKs use credentials of the user's: their reference guide, "Environment variables".
const NAMES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
];

// What people set for emulators.
const DUMMIES = ['', 'test', '000000000000'];

/**
 * Refuses to go on where the environment names an AWS profile or credential: whoever set it may take
 * this for a deployment to AWS.
 *
 * @throws Error naming the variables, never their values, and how to deploy to AWS on purpose.
 */
export function refuseInheritedCredentials(environment: NodeJS.ProcessEnv): void {
  const found = NAMES.filter((name) => !DUMMIES.includes(environment[name] ?? ''));
  if (found.length === 0) return;
  throw new Error(
    `Expected no AWS profile or credential, got ${found.join(', ')}. This deploys to an emulator ` +
      'only: unset them. To deploy to AWS on purpose, use plain `cdk deploy` in the app.',
  );
}
