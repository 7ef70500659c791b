import { defineAwsLambda } from './bootstrap/awslambda-global.ts';

export type { NotServed, Placeholder } from './assembly/not-served.ts';
export type { HttpApiEvent, HttpApiPayload1Event, RestApiEvent } from './event/lambda-events.ts';
export type { EventRequest, EventStage } from './event-factories/event-request.ts';
export { functionUrlEvent } from './event-factories/function-url-event.ts';
export { type HttpApiEventRequest, httpApiEvent } from './event-factories/http-api-event.ts';
export { type RestApiEventRequest, restApiEvent } from './event-factories/rest-api-event.ts';
export type { HttpApiHandler, ReturningHandler } from './runtime/http-api-handler.ts';
export type { RuntimeOptions } from './runtime/start-function.ts';
export type {
  Assembly,
  AssemblyOptions,
  ServedApi,
  StartedAssembly,
} from './server/start-assembly.ts';
export {
  type FrontDoorKind,
  type LocalGatewayOptions,
  type StartedLocalGateway,
  startLocalGateway,
} from './server/start-local-gateway.ts';

// Modules of streaming handlers use it while they load: import this one first.
defineAwsLambda();
