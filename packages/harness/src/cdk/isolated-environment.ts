import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { EMULATED_ACCOUNT, EMULATED_REGION } from '../emulator/emulated-aws.ts';

/** What a CDK app or CLI is told of the emulator that it works for. */
export interface EmulatedEnvironment {
  readonly endpoint: string;
  readonly account?: string;
  readonly region?: string;
}

type Variables = Record<string, string>;

/** Hides the user's AWS settings from the SDKs and the CLI. */
const WITHOUT_USER_SETTINGS = {
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

// Settings of AWS SDKs and of the CDK CLI, and those of cdklocal, which have no common prefix.
const USER_SETTINGS =
  /^(AWS_|CDK_)|^(EDGE_PORT|LOCALSTACK_HOSTNAME|USE_SSL|LAMBDA_MOUNT_CODE|BUCKET_MARKER_LOCAL)$/i;
const PROXY_SETTINGS =
  /^((https?|all|ftp|no)_proxy|npm_config_((https?_)?proxy|no_?proxy)|NODE_USE_ENV_PROXY)$/i;
const LOOPBACK = ['127.0.0.1', 'localhost', '::1', '[::1]'];

/**
 * The environment of a CDK app: the user's variables without any setting of AWS or the CDK CLI. It keeps
 * the user's proxy and home folder, because building and bundling install packages, but no request to
 * this machine or the emulator goes through the proxy.
 */
export function appEnvironment(folder: string, emulated: EmulatedEnvironment): Variables {
  const user = inheritedVariables();
  const direct = [...LOOPBACK, new URL(emulated.endpoint).hostname];
  const noProxy = [user.NO_PROXY ?? user.no_proxy, ...new Set(direct)].filter(Boolean).join(',');
  return {
    ...user,
    ...emulatedVariables(emulated),
    PATH: [...listPrograms(folder), user.PATH].join(delimiter),
    NO_PROXY: noProxy,
    no_proxy: noProxy,
    // `npx` in an app's command asks before it installs a package, and there is nobody to answer.
    npm_config_yes: 'true',
  };
}

/** The folders with the programs of the app's packages, as `npx cdk` puts them on the PATH. */
function listPrograms(folder: string): readonly string[] {
  const parent = dirname(folder);
  const above = parent === folder ? [] : listPrograms(parent);
  return [join(folder, 'node_modules', '.bin'), ...above];
}

/**
 * The environment of the CDK CLI, which needs nothing but the emulator: no proxy, and a home folder
 * without the user's `.cdk.json`. It keeps Docker's configuration, because the CLI builds images.
 */
export function cliEnvironment(emulated: EmulatedEnvironment, home: string): Variables {
  const user = inheritedVariables();
  const direct = Object.entries(user).filter(([name]) => !PROXY_SETTINGS.test(name));
  return {
    ...Object.fromEntries(direct),
    ...emulatedVariables(emulated),
    DOCKER_CONFIG: user.DOCKER_CONFIG ?? join(homedir(), '.docker'),
    HOME: home,
    CDK_HOME: home,
    AWS_ENVAR_ALLOWLIST: awsVariableAllowlist,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: 'true',
  };
}

function emulatedVariables({
  endpoint,
  account = EMULATED_ACCOUNT,
  region = EMULATED_REGION,
}: EmulatedEnvironment): Variables {
  return {
    ...WITHOUT_USER_SETTINGS,
    AWS_ENDPOINT_URL: endpoint,
    // If both are set, S3 is addressed by path and needs no DNS.
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_REGION: region,
    CDK_DEFAULT_ACCOUNT: account,
    CDK_DEFAULT_REGION: region,
    NO_COLOR: '1',
  };
}

/** The variables that cdklocal must pass on; it removes all other `AWS_*` variables. */
const awsVariableAllowlist = [...Object.keys(WITHOUT_USER_SETTINGS), 'AWS_REGION'].join(',');

function inheritedVariables(): Variables {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !USER_SETTINGS.test(entry[0]),
  );
  return {
    ...Object.fromEntries(inherited),
    // Programs that start `node` must get the same version.
    PATH: [dirname(process.execPath), process.env.PATH].filter(Boolean).join(delimiter),
  };
}
