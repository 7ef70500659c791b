/** An engine's version, and its answers to the bodies in order. */
export interface EngineRun {
  readonly version: string;
  readonly answers: readonly string[];
}

/** The program's part that is the same in every engine. */
export const ANSWER_ALL: string = `
const answerAll = (multiplyBody, bodies) => bodies.map((body) => {
  const result = multiplyBody(body);
  return result.ok ? result.product : '!' + result.rejection.code;
});`;
