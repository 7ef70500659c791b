export { encodeBody } from './encode-body.ts';
export type { HttpApiHandler, ReturningHandler } from './http-api-handler.ts';
export {
  type LocalGatewayOptions,
  type StartedLocalGateway,
  startLocalGateway,
} from './start-local-gateway.ts';
