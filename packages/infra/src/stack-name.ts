import type { FrontDoor } from './front-door.ts';

/** The stack's name when the context value `stack` gives it no other. */
export function defaultStackName(frontDoor: FrontDoor): string {
  return `multiply-${frontDoor}`;
}
