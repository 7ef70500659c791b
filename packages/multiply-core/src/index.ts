export { multiply } from './multiply.ts';
export { multiplyBody } from './multiply-body.ts';
export type {
  Multiplied,
  MultiplyResult,
  Rejected,
  Rejection,
  RejectionCode,
} from './multiply-result.ts';
export { rejections } from './rejections.ts';
