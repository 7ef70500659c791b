export { probeGroups, probes } from './cases/probes.ts';
export type { KnownDifference } from './known-differences/known-difference.ts';
export type {
  Door,
  Expectation,
  Observed,
  Probe,
  ProbeAnswer,
  ProbeRequest,
} from './probe/probe.ts';
export type { Source } from './probe/sources.ts';
export {
  brief,
  type Conformance,
  type ConformanceCell,
  type ConformanceGroup,
  type ConformanceRow,
  type Standing,
} from './report/conformance.ts';
export { formatMarkdown } from './report/format-markdown.ts';
export { formatPage } from './report/format-page.ts';
export { type ProbeColumn, runProbes } from './report/probe-rows.ts';
export type { DoorAddress } from './run/door-address.ts';
export { isFailure, judgeProbe, type Verdict } from './run/judge-probe.ts';
export {
  type EmulatedProbeTarget,
  emulatedProbeTargets,
  localGateway,
  type ProbeTarget,
} from './run/probe-targets.ts';
export {
  expectationOf,
  type ProbeAddresses,
  type ProbeOutcome,
  runProbe,
} from './run/run-probe.ts';
