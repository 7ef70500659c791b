import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';

/** The machine that measures: `<processor>, 2 cores, 24 GiB, linux x64, Node 24.21.0`. */
export function describeMachine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${availableParallelism()} cores, ${memory} GiB, ${platform()} ${arch()}, Node ${process.versions.node}`;
}
