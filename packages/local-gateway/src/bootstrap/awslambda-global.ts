import { PRELUDE_CONTENT_TYPE, type ResponseStream } from './response-stream.ts';

// Symbols and names are those of aws-lambda-nodejs-runtime-interface-client: bundlers and adapters
// (hono, the AWS SDK) look for them.
const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const HIGH_WATER_MARK = Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark');
const DELIMITER = new Uint8Array(8);

type AnyFunction = (...args: never[]) => unknown;

/** Defines the global `awslambda` of Lambda's Node.js runtime, unless it is there. */
export function defineAwsLambda(): void {
  if ('awslambda' in globalThis) return;
  const awslambda = {
    streamifyResponse: (handler: AnyFunction, options?: { highWaterMark?: number }) => {
      Object.assign(handler, { [STREAMING]: 'response' });
      if (typeof options?.highWaterMark === 'number') {
        Object.assign(handler, { [HIGH_WATER_MARK]: Math.trunc(options.highWaterMark) });
      }
      return handler;
    },
    HttpResponseStream: {
      from: (stream: ResponseStream, prelude: unknown) => {
        stream.setContentType(PRELUDE_CONTENT_TYPE);
        const json = JSON.stringify(prelude);
        stream._onBeforeFirstWrite = (write) => {
          write(json);
          write(DELIMITER);
        };
        return stream;
      },
    },
  };
  Object.assign(globalThis, { awslambda });
}

/** How a handler streams; undefined when it does not. Throws for a handler marked in another way. */
export function readStreaming(handler: object): { highWaterMark: number | undefined } | undefined {
  const streaming: unknown = Reflect.get(handler, STREAMING);
  if (streaming === undefined || streaming === null || streaming === false) return undefined;
  if (streaming !== 'response') throw new TypeError('Only response streaming is supported.');
  const mark: unknown = Reflect.get(handler, HIGH_WATER_MARK);
  return { highWaterMark: typeof mark === 'number' && mark > 0 ? mark : undefined };
}
