export { type ApiAddress, emulatedAddress, urlAddress } from './api-address.ts';
export { connectEmulator } from './connect-emulator.ts';
export { type Emulator, localstack, ministack, type StartedEmulator } from './emulator.ts';
export { type LaunchedApp, launchApp } from './launch-app.ts';
export { readComposeService } from './read-compose-service.ts';
export { type HttpAnswer, type HttpRequest, sendRequest } from './send-request.ts';
export { startEmulator } from './start-emulator.ts';
export type { CdkApp } from './synthesize-app.ts';
