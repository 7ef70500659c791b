export { type Multiplied, type MultiplyResult, multiply } from './multiply.ts';
export { multiplyBody } from './multiply-body.ts';
export { type Rejected, type Rejection, type RejectionCode, rejections } from './rejection.ts';
