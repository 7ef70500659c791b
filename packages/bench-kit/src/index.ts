export { describeMachine } from './describe-machine.ts';
export { type Alignment, formatTable } from './format-table.ts';
export { formatSpread, median, quantile, type Spread, spreadOf } from './spread.ts';
