import type { Socket } from 'node:net';

/** Resolves when the socket is closed, be it by an end or by a reset. */
export function closing(socket: Socket): Promise<void> {
  socket.on('error', () => {});
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
  });
}
