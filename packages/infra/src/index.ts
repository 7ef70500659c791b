export { checkHttpApiSupport } from './check-http-api-support.ts';
export { type FrontDoor, frontDoors } from './front-door.ts';
export { outputs } from './outputs.ts';
export { defaultStackName } from './stack-name.ts';
export { parseFrontDoor } from './stack-settings.ts';
