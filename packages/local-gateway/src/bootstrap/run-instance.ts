import { AsyncLocalStorage } from 'node:async_hooks';
import { writeSync } from 'node:fs';
import { flushCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { FRAME } from '../runtime/frames.ts';
import type { InvokeOrder, StartOrder } from '../runtime/instance-orders.ts';
import { defineAwsLambda, readStreaming } from './awslambda-global.ts';
import { callCallbackHandler } from './call-callback-handler.ts';
import { callHandler } from './call-handler.ts';
import { callStreamingHandler } from './call-streaming-handler.ts';
import { openChannel } from './channel.ts';
import { createContext, type FunctionFacts } from './create-context.ts';
import { formatLoggedError, formatThrown, hideInternals, reportError } from './error-report.ts';
import { hintAtSdk } from './hint-at-sdk.ts';
import { type Handler, loadDeployedHandler, loadModuleHandler } from './load-handler.ts';
import { needsBundle } from './needs-bundle.ts';
import { patchConsole } from './patch-console.ts';
import { ResponseStream } from './response-stream.ts';
import { RuntimeError } from './runtime-errors.ts';

// The main program of an instance: loads the handler that it is told to load, then answers one
// invocation after the other.

const STDERR = 2;
/** From this version on Lambda's runtime takes no callbacks (aws/aws-lambda-nodejs-runtime-interface-client, issue 137). */
const LAST_CALLBACK_MAJOR = 22;

const facts: Omit<FunctionFacts, 'invokedFunctionArn'> = {
  functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
  memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
};

type Answer = (event: unknown, context: object) => Promise<void>;

const outside = AsyncLocalStorage.snapshot();
let answer: Answer | undefined;
let createInvocationContext: (order: InvokeOrder) => object = () => ({});
let requestId: string | undefined;
let isBusy = false;
/** Invocations that came while another one was under way. */
let waiting: Buffer[] = [];
let onEmptyEventLoop = reportNeverSettles;

patchConsole(
  { format: process.env.AWS_LAMBDA_LOG_FORMAT, level: process.env.AWS_LAMBDA_LOG_LEVEL },
  () => requestId,
);
defineAwsLambda();
// Whoever reads the log may leave, as `head` does. The function runs on without it.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
process.on('beforeExit', () => onEmptyEventLoop());
process.on('exit', explainExit);
const channel = openChannel((kind, payload) => {
  switch (kind) {
    case FRAME.start:
      load(JSON.parse(payload.toString('utf8')));
      break;
    case FRAME.invoke:
      if (isBusy) waiting.push(payload);
      else invoke(payload);
      break;
    case FRAME.giveBack:
      channel.send(FRAME.gaveBack, String(waiting.length));
      waiting = [];
  }
});

async function load(order: StartOrder): Promise<void> {
  become(true);
  if (order.reportFiles) reportFiles();
  try {
    const handler = await loadHandler(order);
    answer = chooseAnswer(handler, order.nodeMajor);
    const allFacts = { invokedFunctionArn: order.functionArn, ...facts };
    createInvocationContext = (invocation) => createContext(invocation, allFacts, order.timeoutMs);
    channel.send(FRAME.ready);
    become(false);
  } catch (error) {
    failToLoad(error, order);
  }
  // The gateway ends instances without notice.
  setImmediate(flushCompileCache);
}

function loadHandler({ code, bundlePath }: StartOrder): Promise<Handler> {
  if (!('modulePath' in code)) return loadDeployedHandler(code);
  return loadModuleHandler(bundlePath ?? code.modulePath, code.exportName);
}

function failToLoad(error: unknown, { code, bundlePath }: StartOrder): void {
  isBusy = false;
  if ('modulePath' in code && bundlePath === undefined && needsBundle(code.modulePath, error)) {
    channel.send(FRAME.needsBundle);
    return;
  }
  channel.send(FRAME.failedToLoad, JSON.stringify(reportError(error)), () => {
    const shown = error instanceof RuntimeError ? (error.cause ?? error) : error;
    hideInternals(shown);
    if (shown instanceof SyntaxError && shown.stack?.startsWith('SyntaxError')) {
      // As an uncaught error, for Node to print it: the place is known to nobody else.
      process.nextTick(() => {
        throw shown;
      });
      return;
    }
    const hint = hintAtSdk(shown);
    writeLast(`${formatThrown(shown)}\n${hint === undefined ? '' : `${hint}\n`}`);
    process.exit(1);
  });
}

/** What is done for each invocation, by the handler's kind and the runtime's version. */
function chooseAnswer(handler: Handler, nodeMajor: number): Answer {
  const streaming = readStreaming(handler);
  if (streaming !== undefined) {
    return (event, context) => answerStreaming(handler, event, context, streaming.highWaterMark);
  }
  if (nodeMajor <= LAST_CALLBACK_MAJOR) {
    return async (event, context) => {
      const call = callCallbackHandler(handler, event, context);
      onEmptyEventLoop = call.onEmptyEventLoop;
      await answerBuffered(call.result);
    };
  }
  if (handler.length >= 3) {
    throw new RuntimeError(
      'CallbackHandlerDeprecated',
      `Expected a handler that returns its result, as nodejs${nodeMajor}.x on Lambda requires, got one that takes a callback (${handler.length} parameters); nodejs${LAST_CALLBACK_MAJOR}.x takes it`,
    );
  }
  return (event, context) => answerBuffered(callHandler(handler, event, context));
}

async function invoke(payload: Buffer): Promise<void> {
  const text = payload.toString('utf8');
  const idEnd = text.indexOf('\n');
  const traceEnd = text.indexOf('\n', idEnd + 1);
  const event: unknown = JSON.parse(text.slice(traceEnd + 1));
  const traceId = text.slice(idEnd + 1, traceEnd);
  requestId = text.slice(0, idEnd);
  process.env._X_AMZN_TRACE_ID = traceId;
  become(true);
  await answer?.(event, createInvocationContext({ requestId, traceId }));
}

async function answerBuffered(result: Promise<string>): Promise<void> {
  try {
    answerWith(FRAME.returned, await result);
  } catch (error) {
    fail(error);
  }
}

async function answerStreaming(
  handler: Handler,
  event: unknown,
  context: object,
  highWaterMark: number | undefined,
): Promise<void> {
  const stream = new ResponseStream(
    {
      start: (contentType) => channel.send(FRAME.streamStarted, contentType),
      write: (chunk, done) => channel.send(FRAME.streamChunk, chunk, done),
    },
    highWaterMark,
  );
  try {
    await callStreamingHandler(handler, event, stream, context);
    answerWith(FRAME.streamEnded);
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  console.error('Invoke Error', `\t${formatLoggedError(error)}`);
  const hint = hintAtSdk(error);
  if (hint !== undefined) console.error(hint);
  answerWith(FRAME.failed, JSON.stringify(reportError(error)));
}

/** Ends the invocation under way and begins the next. */
function answerWith(kind: number, payload?: string): void {
  become(false);
  channel.send(kind, payload);
  const next = waiting.shift();
  // What the handler entered with AsyncLocalStorage is not the next one's.
  if (next !== undefined) outside(invoke, next);
}

/** Busy with the function's code, or waiting for the next invocation. */
function become(busy: boolean): void {
  isBusy = busy;
  if (!busy) onEmptyEventLoop = reportNeverSettles;
  // With the channel out of account, an empty event loop shows that nothing will settle a promise.
  channel.keepAlive(!busy);
}

/** Lets the process end: its next invocation gets a new one, as on Lambda. */
function reportNeverSettles(): void {
  if (!isBusy) return;
  isBusy = false;
  channel.send(FRAME.neverSettles);
}

/** Shows where the function called `process.exit`, which Node does not. */
function explainExit(code: number): void {
  if (!isBusy) return;
  const { stack = '' } = new Error();
  const frames = stack.split('\n');
  const exit = frames.findIndex((frame) => frame.includes('process.exit'));
  if (exit === -1) return;
  const callers = frames.slice(exit + 1).join('\n');
  writeLast(`The function called process.exit(${code})\n${callers}\n`);
}

/** Writes what must be out before the process ends. */
function writeLast(text: string): void {
  try {
    writeSync(STDERR, text);
  } catch {
    // Nobody reads it any more.
  }
}

/** Reports each file of the function, for --watch. */
function reportFiles(): void {
  registerHooks({
    load: (url, context, nextLoad) => {
      if (url.startsWith('file:') && !url.includes('/node_modules/')) {
        channel.send(FRAME.loadedFile, fileURLToPath(url));
      }
      return nextLoad(url, context);
    },
  });
}
