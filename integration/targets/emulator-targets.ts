import type { FrontDoor } from '@multiply/infra';
import type { EmulatorName } from './emulators.ts';

/** A front door of the stack on an emulator that the contract runs against. */
export interface EmulatorTarget {
  readonly name: string;
  readonly emulator: EmulatorName;
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

/** The targets that need no token. */
export const freeEmulatorTargets = emulatorTargets.filter(
  ({ emulator }) => emulator !== 'localstack-pro',
);
