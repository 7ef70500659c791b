import { emulatorTargets } from './emulator-targets.ts';
import { localTargets } from './local-targets.ts';

/** What determines which targets can run. */
export interface DetectedEnvironment {
  /** Why no Docker engine is available; undefined if one is. */
  readonly missingDocker: string | undefined;
  /** The emulator at EMULATOR_ENDPOINT, which is used instead of starting any. */
  readonly running:
    | { readonly title: string; readonly endpoint: string; readonly hasHttpApis: boolean }
    | undefined;
  readonly hasAuthToken: boolean;
  readonly hasApiUrl: boolean;
}

export interface Selection {
  /** The names of the targets to run. */
  readonly names: readonly string[];
  /** The targets that cannot run, each with the reason in one sentence. */
  readonly unavailable: readonly { readonly name: string; readonly reason: string }[];
}

/** All targets, whether they can run here or not. */
export const targetNames: readonly string[] = [
  ...localTargets,
  ...emulatorTargets.map(({ name }) => name),
  'url',
];

/**
 * Selects the targets with the given names, or all that can run if there are no names.
 *
 * @throws Error if a name is unknown, a named target cannot run, or no deployed target can.
 */
export function selectTargets(
  wanted: readonly string[],
  environment: DetectedEnvironment,
): Selection {
  for (const name of wanted) {
    if (targetNames.includes(name)) continue;
    throw new Error(`Expected --target to be one of ${targetNames.join(', ')}, got ${name}`);
  }
  const names: string[] = [];
  const unavailable: { name: string; reason: string }[] = [];
  for (const name of wanted.length > 0 ? new Set(wanted) : targetNames) {
    const reason = explainUnavailable(name, environment);
    if (reason === undefined) names.push(name);
    else if (wanted.length === 0) unavailable.push({ name, reason });
    else throw new Error(`Expected target ${name} to run, but it cannot: ${reason}`);
  }
  // A run without a deployed target would look like more than `pnpm test`, and prove less.
  if (wanted.length === 0 && names.length === localTargets.length) {
    throw new Error(
      'Expected a Docker engine, an emulator at EMULATOR_ENDPOINT or an API at MULTIPLY_API_URL, got ' +
        'none of them; `pnpm test` still runs the contract against the handler and the local gateway.' +
        (environment.missingDocker === undefined ? '' : `\n${environment.missingDocker}`),
    );
  }
  return { names, unavailable };
}

function explainUnavailable(name: string, environment: DetectedEnvironment): string | undefined {
  if (name === 'url' && !environment.hasApiUrl) {
    return 'MULTIPLY_API_URL is not set.';
  }
  const target = emulatorTargets.find((candidate) => candidate.name === name);
  if (!target) return undefined;
  if (environment.running) {
    const { title, endpoint, hasHttpApis } = environment.running;
    if (!target.emulator.startsWith(title.toLowerCase())) {
      return `EMULATOR_ENDPOINT is ${title} at ${endpoint}, and only its targets run.`;
    }
    if (target.frontDoor !== 'http' || hasHttpApis) return undefined;
    return `the ${title} at ${endpoint} is a free edition, which has no HTTP APIs.`;
  }
  if (target.emulator === 'localstack-pro' && !environment.hasAuthToken) {
    return 'LocalStack has HTTP APIs in paid plans only, and LOCALSTACK_AUTH_TOKEN is not set.';
  }
  return environment.missingDocker;
}
