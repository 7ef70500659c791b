/** What an engine calls itself, and its answers to the bodies in order. */
export interface EngineRun {
  readonly version: string;
  readonly answers: readonly string[];
}

/** The same few lines in every engine. */
export const ANSWER_ALL: string = `
const answerAll = (multiplyBody, bodies) => bodies.map((body) => {
  const result = multiplyBody(body);
  return result.ok ? result.product : '!' + result.rejection.code;
});`;
