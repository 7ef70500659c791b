const PROCESS_HEX = Array.from({ length: 24 }, () =>
  Math.floor(Math.random() * 16).toString(16),
).join('');
let count = 0;

/**
 * An id as Lambda gives to each invocation, in the form of a UUID of version 4: random for each
 * process, then counted, as it tells invocations apart and keeps no secret.
 */
export function createInvocationId(): string {
  return `${PROCESS_HEX.slice(0, 8)}-${PROCESS_HEX.slice(8, 12)}-4000-8000-${PROCESS_HEX.slice(12, 16)}${nextCount()}`;
}

/** A trace as Lambda hands it to a function that is not sampled. */
export function createTraceId(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${PROCESS_HEX.slice(0, 16)}${nextCount()};Parent=${PROCESS_HEX.slice(8)};Sampled=0`;
}

function nextCount(): string {
  count += 1;
  return count.toString(16).padStart(8, '0');
}
