export { expectNothingLeftAfterEach } from './expect-nothing-left.ts';
export { startFakeEmulator } from './fake-emulator.ts';
export { messageOf } from './message-of.ts';
export { type RecordingProxy, startRecordingProxy } from './recording-proxy.ts';
export { startServer } from './start-server.ts';
