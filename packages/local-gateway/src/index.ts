export { encodeBody } from './event/encode-body.ts';
export type { HttpApiHandler, ReturningHandler } from './runtime/http-api-handler.ts';
export {
  type LocalGatewayOptions,
  type StartedLocalGateway,
  startLocalGateway,
} from './server/start-local-gateway.ts';
