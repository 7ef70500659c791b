export { explainMissingHttpApi } from './explain-missing-http-api.ts';
export { type FrontDoor, frontDoors } from './front-door.ts';
export { outputs } from './outputs.ts';
export { defaultStackName } from './stack-name.ts';
export { parseFrontDoor } from './stack-settings.ts';
