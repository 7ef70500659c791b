export {
  type Answer,
  type Api,
  apis,
  type Case,
  type CaseRequest,
  type Door,
  doors,
  type Expectation,
  type Observed,
  type SentTo,
} from './cases/case.ts';
export { cases } from './cases/cases.ts';
export type { Source } from './cases/sources.ts';
export {
  type DeployedFixture,
  type DeployOptions,
  deployFixture,
} from './deploy/deploy-fixture.ts';
export { formatHtml } from './report/format-html.ts';
export { formatJunit } from './report/format-junit.ts';
export { formatMarkdown } from './report/format-markdown.ts';
export { formatTerminal } from './report/format-terminal.ts';
export type { Judging } from './results/judge.ts';
export {
  type KnownDifference,
  type KnownDifferences,
  listDifferences,
} from './results/known-differences.ts';
export { parseKnownDifferences, parseResults } from './results/parse-file.ts';
export {
  type CaseResult,
  isFailure,
  type Results,
  type Target,
  type Verdict,
  verdicts,
} from './results/results.ts';
export { type Address, type Addresses, parseAddress } from './run/address.ts';
export { replay, runSuite, type SuiteOptions } from './run/run-suite.ts';
