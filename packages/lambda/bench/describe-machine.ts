import { arch, availableParallelism, cpus, platform } from 'node:os';

/** The machine that measured, and when: `… (2 cores), linux x64, Node 24.21.0, 2026-11-23`. */
export function describeMachine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const today = new Date().toISOString().slice(0, 10);
  return `${model} (${availableParallelism()} cores), ${platform()} ${arch()}, Node ${process.versions.node}, ${today}`;
}
