export type { Context } from './assembly/look-up-context.ts';
export type { AssemblyContents, AssemblyStack, MissingContext } from './assembly/read-assembly.ts';
export {
  type AppOptions,
  type Assembly,
  buildApp,
  type CdkApp,
  type SynthesisOptions,
  synthesizeApp,
} from './assembly/synthesize-app.ts';
export type { AppLogs, AwaitLogOptions } from './deployment/app-logs.ts';
export { type BootstrapOptions, bootstrapEmulator } from './deployment/bootstrap-emulator.ts';
export { type DeployedApp, type DeployOptions, deployApp } from './deployment/deploy-app.ts';
export {
  type DeployedStacks,
  type DeploymentOptions,
  deployAssembly,
  type Prerequisites,
} from './deployment/deploy-assembly.ts';
export { removeStack } from './deployment/remove-stack.ts';
export type { StackOutputs } from './deployment/stack-state.ts';
export { type UpdateOptions, updateFunctionCode } from './deployment/update-function-code.ts';
export { findDocker } from './docker/find-docker.ts';
export { findLeftovers } from './docker/find-leftovers.ts';
export { removeOwn } from './docker/remove-orphans.ts';
export { type StartOptions, startEmulator } from './docker/start-emulator.ts';
export { type FailedStart, StartupError } from './docker/startup-error.ts';
export type { AwsClients } from './emulator/aws-clients.ts';
export { connectEmulator } from './emulator/connect-emulator.ts';
export { type ClientConfig, clientConfig, type requestTimeouts } from './emulator/emulated-aws.ts';
export {
  type Emulator,
  type EmulatorDefinition,
  type EmulatorKind,
  emulator,
  localstack,
  ministack,
  type StartedEmulator,
} from './emulator/emulator.ts';
export { parseLoopbackEndpoint } from './emulator/parse-loopback-endpoint.ts';
export { refuseInheritedCredentials } from './emulator/refuse-inherited-credentials.ts';
export {
  type CollectedEvidence,
  collectEvidence,
  type Evidence,
} from './evidence/collect-evidence.ts';
export { type Failure, HarnessError, type SavedEvidence } from './evidence/harness-error.ts';
export { saveEvidence } from './evidence/save-evidence.ts';
export type { StackRef } from './evidence/stack-ref.ts';
export { type EmulatorTask, withEvidence } from './evidence/with-evidence.ts';
export { type ApiAddress, emulatedAddress, urlAddress } from './http/api-address.ts';
export { type AwaitAnswerOptions, awaitAnswer } from './http/await-answer.ts';
export { formatCurl } from './http/format-curl.ts';
export {
  type ConnectionOptions,
  type HttpAnswer,
  type HttpRequest,
  type RequestHeaders,
  sendRequest,
} from './http/send-request.ts';
export { type LaunchedApp, launchApp } from './launch-app.ts';
export { type ProgramEnd, ProgramError } from './process/program-error.ts';
export type { RunOptions } from './process/run-options.ts';
export { runTogether } from './process/run-together.ts';
export {
  type MeasuredStep,
  type RunStep,
  recordSteps,
  reportSteps,
  runStep,
  type WriteLine,
} from './process/steps.ts';
export type { TemporaryFolder } from './process/temporary-folder.ts';
