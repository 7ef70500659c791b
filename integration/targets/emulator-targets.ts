import { type FrontDoor, outputs } from '@multiply/infra';
import { type ApiAddress, executeApiAddress, functionUrlAddress } from '../harness/api-address.ts';

/** The emulators that anyone can run, by their services' names in docker-compose.yml. */
export const emulatorNames = ['localstack', 'ministack'] as const;

export type EmulatorName = (typeof emulatorNames)[number];

/** A deployment of the stack on an emulator that the contract runs against. */
export interface EmulatorTarget {
  readonly name: string;
  /** `localstack-pro` needs a token. */
  readonly emulator: EmulatorName | 'localstack-pro';
  readonly frontDoor: FrontDoor;
}

export const emulatorTargets: readonly EmulatorTarget[] = [
  { name: 'localstack-rest', emulator: 'localstack', frontDoor: 'rest' },
  { name: 'localstack-function-url', emulator: 'localstack', frontDoor: 'function-url' },
  { name: 'ministack-http', emulator: 'ministack', frontDoor: 'http' },
  { name: 'ministack-rest', emulator: 'ministack', frontDoor: 'rest' },
  { name: 'ministack-function-url', emulator: 'ministack', frontDoor: 'function-url' },
  { name: 'localstack-http', emulator: 'localstack-pro', frontDoor: 'http' },
];

/** Where a deployed stack answers on an emulator, from the stack's outputs. */
export function findAddress(
  endpoint: string,
  stackOutputs: Readonly<Record<string, string>>,
): ApiAddress {
  const apiId = stackOutputs[outputs.apiId];
  const stage = stackOutputs[outputs.stage];
  if (apiId && stage) return executeApiAddress(endpoint, apiId, stage);
  const url = stackOutputs[outputs.url];
  if (url) return functionUrlAddress(endpoint, url);
  throw new Error(
    `Expected the stack to output ${outputs.apiId} and ${outputs.stage}, or ${outputs.url}; ` +
      `got ${Object.keys(stackOutputs).join(', ') || 'nothing'}`,
  );
}
