import { HarnessError } from '../evidence/harness-error.ts';

// The variables that make the AWS SDKs use the user's credentials: AWS SDKs and Tools reference guide,
// "Environment variables".
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

// Values that are commonly set for emulators.
const DUMMIES = ['', 'test', '000000000000'];

/**
 * Refuses an environment with an AWS profile or credentials, because the user may believe that this
 * deploys to AWS.
 *
 * @throws HarnessError with the names of the variables, never their values.
 */
export function refuseInheritedCredentials(environment: NodeJS.ProcessEnv): void {
  const found = NAMES.filter((name) => !DUMMIES.includes(environment[name] ?? ''));
  if (found.length === 0) return;
  throw new HarnessError({
    problem:
      `Expected no AWS profile or credential, got ${found.join(', ')}. This deploys to an emulator ` +
      'only: unset them. To deploy to AWS on purpose, use plain `cdk deploy` in the app.',
  });
}
