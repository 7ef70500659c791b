/**
 * What to do when a function does not find the AWS SDK, which Lambda's runtimes bring with them (Lambda
 * developer guide, Node.js, "Runtime-included SDK versions"). Undefined for any other error.
 */
export function hintAtSdk(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const [, name] =
    /^Cannot find (?:module|package) '(@(?:aws-sdk|smithy)\/[^'/]+)/.exec(error.message) ?? [];
  if (name === undefined) return undefined;
  return `Lambda's Node.js runtimes have the AWS SDK for JavaScript v3, this gateway does not: npm install --save-dev ${name}`;
}
