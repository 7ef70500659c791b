import { beforeEach } from 'vitest';

// A mutant whose loop never ends must fail a test, however busy the machine is: a time-out proves
// nothing. So the characters that one test may read are counted. The most that a test reads is 5 % of
// this.
const MOST_STEPS = 50_000_000;

const { charCodeAt } = String.prototype;
let steps = 0;

String.prototype.charCodeAt = function (index) {
  if (++steps > MOST_STEPS) throw new Error(`Expected at most ${MOST_STEPS} characters to be read`);
  return charCodeAt.call(this, index);
};

beforeEach(() => {
  steps = 0;
});
