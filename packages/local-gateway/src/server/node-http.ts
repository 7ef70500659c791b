/**
 * Node's http module, the parts used here. An `import` of it also runs its lazy parts, a WebSocket
 * client among them: 12 MB and some 20 ms of every start (measured, Node 24.21.0).
 */
export const { createServer, validateHeaderName, validateHeaderValue } =
  process.getBuiltinModule('node:http');
