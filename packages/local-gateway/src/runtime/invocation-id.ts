const PROCESS_HEX = Array.from({ length: 16 }, () =>
  Math.floor(Math.random() * 16).toString(16),
).join('');
let count = 0;

/**
 * An id as Lambda gives to each invocation, in the form of a UUID of version 4: random for each
 * process, then counted, as it tells invocations apart and keeps no secret.
 */
export function createInvocationId(): string {
  count += 1;
  const counted = count.toString(16).padStart(8, '0');
  return `${PROCESS_HEX.slice(0, 8)}-${PROCESS_HEX.slice(8, 12)}-4000-8000-${PROCESS_HEX.slice(12)}${counted}`;
}
