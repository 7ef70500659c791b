import type { FrontDoor } from '@multiply/infra';

/** The front doors of the local gateway that the contract runs against. */
export const gatewayTargets: readonly { readonly name: string; readonly frontDoor: FrontDoor }[] = [
  { name: 'local-gateway', frontDoor: 'http' },
  { name: 'local-rest', frontDoor: 'rest' },
  { name: 'local-function-url', frontDoor: 'function-url' },
];

/** The names of the targets that need no deployment. */
export const localTargets: readonly string[] = [
  'handler',
  ...gatewayTargets.map(({ name }) => name),
];
