/**
 * Nanoseconds of processor time that this thread has used: other programs on the machine do not count,
 * nor do the engine's helper threads, which collect part of JSON.parse's garbage.
 */
export function readProcessorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) * 1000;
}
