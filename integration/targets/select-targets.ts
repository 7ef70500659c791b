import { emulatorTargets } from './emulator-targets.ts';

/** What decides which targets can run. */
export interface Surroundings {
  /** Why no Docker engine can be used; undefined when one can. */
  readonly withoutDocker: string | undefined;
  /** The emulator at EMULATOR_ENDPOINT, which stands in for all that Docker would start. */
  readonly running:
    | { readonly title: string; readonly endpoint: string; readonly hasHttpApis: boolean }
    | undefined;
  readonly hasAuthToken: boolean;
  readonly hasApiUrl: boolean;
}

export interface Selection {
  /** The targets to run, by name. */
  readonly names: readonly string[];
  /** The others that were wanted, each with the reason in one sentence. */
  readonly left: readonly { readonly name: string; readonly reason: string }[];
}

export const localTargets = ['handler', 'local-gateway'] as const;

/** All targets there are, whether they can run here or not. */
export const targetNames: readonly string[] = [
  ...localTargets,
  ...emulatorTargets.map(({ name }) => name),
  'url',
];

/**
 * Chooses targets: those wanted by name, or all that can run.
 *
 * @throws Error when a name is no target's, one wanted by name cannot run, or nothing deployed can.
 */
export function selectTargets(wanted: readonly string[], surroundings: Surroundings): Selection {
  for (const name of wanted) {
    if (targetNames.includes(name)) continue;
    throw new Error(`Expected --target to be one of ${targetNames.join(', ')}, got ${name}`);
  }
  const names: string[] = [];
  const left: { name: string; reason: string }[] = [];
  for (const name of wanted.length > 0 ? new Set(wanted) : targetNames) {
    const reason = explainMissing(name, surroundings);
    if (reason === undefined) names.push(name);
    else if (wanted.length === 0) left.push({ name, reason });
    else throw new Error(`Expected target ${name} to run, but it cannot: ${reason}`);
  }
  // Green without a deployed target would say less than `pnpm test` and look like more.
  if (wanted.length === 0 && names.length === localTargets.length) {
    throw new Error(
      'Expected a Docker engine, an emulator at EMULATOR_ENDPOINT or an API at MULTIPLY_API_URL, got ' +
        'none of them; `pnpm test` still runs the contract against the handler and the local gateway.',
    );
  }
  return { names, left };
}

function explainMissing(name: string, around: Surroundings): string | undefined {
  if (name === 'url' && !around.hasApiUrl) {
    return 'MULTIPLY_API_URL does not name a deployed API.';
  }
  const target = emulatorTargets.find((candidate) => candidate.name === name);
  if (!target) return undefined;
  if (around.running) {
    const { title, endpoint, hasHttpApis } = around.running;
    if (!name.startsWith(`${title.toLowerCase()}-`)) {
      return `EMULATOR_ENDPOINT names ${title} at ${endpoint}, and only its targets run.`;
    }
    if (target.frontDoor !== 'http' || hasHttpApis) return undefined;
    return `the ${title} at ${endpoint} is a free edition, which has no HTTP APIs.`;
  }
  if (target.emulator === 'localstack-pro' && !around.hasAuthToken) {
    return 'LocalStack has HTTP APIs in a paid plan only, and LOCALSTACK_AUTH_TOKEN is not set.';
  }
  return around.withoutDocker;
}
