export { checkHttpApiSupport } from './check-http-api-support.ts';
export { type FrontDoor, frontDoors } from './front-doors/front-door.ts';
export { defaultStackName, outputs } from './names.ts';
export { parseFrontDoor } from './settings.ts';
