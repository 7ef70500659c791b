// LocalStack only warns of an answer that API Gateway cannot read, and then answers 502 (4.14.0).
const ERROR = /\bERROR\b|\bWARN\b.*\bLambda output should follow\b/;

/** The message of the last line that an emulator has logged as an error, or as the cause of a 502. */
export function findLastError(log: string): string | undefined {
  const line = log.split('\n').findLast((candidate) => ERROR.test(candidate));
  return line?.replace(/^.*?\b(ERROR|WARN)\b[^\]]*\](\s+\w+(\.\w+)+\s+:)?\s*/, '').trim();
}
