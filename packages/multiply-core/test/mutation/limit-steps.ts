import { beforeEach } from 'vitest';

// A mutant whose loop never ends must fail a test, however busy the machine is: a time-out proves
// nothing. So the characters that a test reads are counted. The most is 1.3 million.
const MOST_STEPS = 3_000_000;

const { charCodeAt } = String.prototype;
let steps = 0;

String.prototype.charCodeAt = function (index) {
  if (++steps > MOST_STEPS) throw new Error(`Expected at most ${MOST_STEPS} characters to be read`);
  return charCodeAt.call(this, index);
};

beforeEach(() => {
  steps = 0;
});
