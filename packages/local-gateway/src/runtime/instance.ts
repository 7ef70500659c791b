import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createFrameReader, encodeFrame, FRAME } from './frames.ts';
import { bufferStream, receiveStream, type StreamReceiver } from './gather-stream.ts';
import type { InvokeOrder, StartOrder } from './instance-orders.ts';
import type { FunctionError, Invocation } from './invocation.ts';
import { MAX_LAMBDA_PAYLOAD_BYTES } from './payload-limit.ts';

/** How an instance is started. */
export interface InstanceSettings {
  readonly order: StartOrder;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Options of Node's. */
  readonly nodeOptions: readonly string[];
  /** Get the function's output; it goes to this process's own when they are undefined. */
  readonly writeStdout: ((text: string) => void) | undefined;
  readonly writeStderr: ((text: string) => void) | undefined;
  readonly onLoadedFile: (path: string) => void;
}

/** How an instance came up. */
export type Loaded =
  | { readonly outcome: 'ready' }
  | { readonly outcome: 'needs_bundle' }
  | { readonly outcome: 'failed'; readonly error: FunctionError }
  | { readonly outcome: 'ended' };

/** How an instance's process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whether it ended because nothing could settle the handler's promise. */
  readonly neverSettled: boolean;
}

/** Hears how an invocation goes. */
export interface InvocationListener {
  /** Called once, for a stream when it begins. */
  onAnswer(invocation: Invocation): void;
  /** Called once, after the answer. Not called when the process ends. */
  onDone(): void;
}

/** One process that runs a function, one invocation at a time, in the order in which they come. */
export interface Instance {
  readonly pid: number | undefined;
  readonly loaded: Promise<Loaded>;
  /** Resolves when the process has ended and all its output has come. */
  readonly ended: Promise<Ended>;
  /** Only when ready. */
  invoke(order: InvokeOrder, event: string, streaming: boolean, listener: InvocationListener): void;
  /**
   * Takes back the invocations that have not begun. Calls back with their number, the last that were
   * given to it, as soon as the function lets its event loop run.
   */
  takeBack(onTakenBack: (count: number) => void): void;
  /** Answers the invocation under way, if any, or breaks its stream off. For a process that ended. */
  abort(outcome: 'failed' | 'timed_out', error: FunctionError): void;
  /** Ends it and what it started at once. */
  kill(): void;
}

const BOOTSTRAP = fileURLToPath(
  // Compiled, all modules of the package lie in one folder.
  new URL(
    import.meta.url.endsWith('.ts') ? '../bootstrap/main.mjs' : './bootstrap.js',
    import.meta.url,
  ),
);

const CHANNEL_FD = 3;
// A process that the function started may keep its output open.
const OUTPUT_GRACE_MS = 500;

interface UnderWay extends InvocationListener {
  readonly streaming: boolean;
  receiver: StreamReceiver | undefined;
  isAnswered: boolean;
}

const running = new Set<Instance>();
// Whatever ends the gateway: an instance in an endless loop does not notice.
process.on('exit', () => {
  for (const instance of running) instance.kill();
});

/** Starts a process and tells it what to load. */
export function startInstance(settings: InstanceSettings): Instance {
  const { order, folder, environment, nodeOptions, writeStdout, writeStderr } = settings;
  const child = spawn(process.execPath, [...nodeOptions, BOOTSTRAP], {
    cwd: folder,
    env: environment,
    stdio: [
      'ignore',
      writeStdout === undefined ? 'inherit' : 'pipe',
      writeStderr === undefined ? 'inherit' : 'pipe',
      'pipe',
    ],
    // A process group of its own: Ctrl-C is for the gateway, and `kill` ends the children too.
    detached: true,
  });
  child.stdout?.setEncoding('utf8').on('data', (text) => writeStdout?.(text));
  child.stderr?.setEncoding('utf8').on('data', (text) => writeStderr?.(text));
  // 'pipe' makes a socket of it, in both directions.
  const channel = child.stdio[CHANNEL_FD] as Socket;
  channel.on('error', () => {});

  let unsent: Buffer[] = [];
  /** Writes what comes in one turn of the event loop together. */
  const sendLater = (frame: Buffer) => {
    if (unsent.push(frame) === 1) setImmediate(flush);
  };
  const flush = () => {
    const [first, ...more] = unsent;
    unsent = [];
    if (first !== undefined)
      channel.write(more.length === 0 ? first : Buffer.concat([first, ...more]));
  };

  const loading = Promise.withResolvers<Loaded>();
  let neverSettled = false;
  let onTakenBack: ((count: number) => void) | undefined;
  /** The first is under way, the others wait for it. */
  const given: UnderWay[] = [];

  const answer = (invocation: Invocation) => {
    const [underWay] = given;
    if (underWay === undefined || underWay.isAnswered) return;
    underWay.isAnswered = true;
    underWay.onAnswer(invocation);
  };
  const done = () => given.shift()?.onDone();
  const abort = (outcome: 'failed' | 'timed_out', error: FunctionError) => {
    channel.resume();
    given[0]?.receiver?.fail(error);
    answer({ outcome, error });
  };
  const startReceiver = (contentType: string): StreamReceiver =>
    given[0]?.streaming
      ? receiveStream(
          contentType,
          () => channel.resume(),
          (response) => answer({ outcome: 'streamed', response }),
        )
      : bufferStream((bytes) => answer(toReturned(bytes)));

  const onFrame = (kind: number, payload: Buffer) => {
    switch (kind) {
      case FRAME.ready:
        loading.resolve({ outcome: 'ready' });
        break;
      case FRAME.needsBundle:
        loading.resolve({ outcome: 'needs_bundle' });
        break;
      case FRAME.failedToLoad:
        loading.resolve({ outcome: 'failed', error: readError(payload) });
        break;
      case FRAME.returned:
        answer({ outcome: 'returned', payload: payload.toString('utf8') });
        done();
        break;
      case FRAME.failed:
        abort('failed', readError(payload));
        done();
        break;
      case FRAME.streamStarted:
        if (given[0]) given[0].receiver = startReceiver(payload.toString('utf8'));
        break;
      case FRAME.streamChunk:
        if (given[0]?.receiver?.chunk(payload) === false) channel.pause();
        break;
      case FRAME.streamEnded:
        given[0]?.receiver?.end();
        done();
        break;
      case FRAME.neverSettles:
        neverSettled = true;
        break;
      case FRAME.gaveBack: {
        const count = Number(payload.toString('utf8'));
        given.splice(given.length - count, count);
        onTakenBack?.(count);
        break;
      }
      case FRAME.loadedFile:
        settings.onLoadedFile(payload.toString('utf8'));
        break;
    }
  };
  channel.on('data', createFrameReader(onFrame));
  channel.write(encodeFrame(FRAME.start, JSON.stringify(order)));

  const ended = new Promise<Ended>((resolve) => {
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      running.delete(instance);
      loading.resolve({ outcome: 'ended' });
      resolve({ code, signal, neverSettled });
    };
    child.once('error', () => end(null, null));
    child.once('exit', (code, signal) => {
      channel.resume();
      setTimeout(() => end(code, signal), OUTPUT_GRACE_MS).unref();
    });
    child.once('close', end);
  });

  const instance: Instance = {
    pid: child.pid,
    loaded: loading.promise,
    ended,
    abort,
    invoke(invokeOrder, event, streaming, listener) {
      const { onAnswer, onDone } = listener;
      given.push({ onAnswer, onDone, streaming, receiver: undefined, isAnswered: false });
      const { requestId, traceId } = invokeOrder;
      const frame = encodeFrame(FRAME.invoke, `${requestId}\n${traceId}\n${event}`);
      // One that waits for work gets it at once; a turn later would be a poll of the kernel later.
      if (given.length === 1 && unsent.length === 0) channel.write(frame);
      else sendLater(frame);
    },
    takeBack(callback) {
      onTakenBack = callback;
      sendLater(encodeFrame(FRAME.giveBack));
    },
    kill: () => killGroup(child.pid),
  };
  running.add(instance);
  return instance;
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

function readError(payload: Buffer): FunctionError {
  // Written by the bootstrap's reportError.
  return JSON.parse(payload.toString('utf8')) as FunctionError;
}

function toReturned(bytes: Buffer): Invocation {
  if (bytes.length <= MAX_LAMBDA_PAYLOAD_BYTES) {
    return { outcome: 'returned', payload: bytes.toString('utf8') };
  }
  return {
    outcome: 'failed',
    error: {
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: `Expected a result of at most ${MAX_LAMBDA_PAYLOAD_BYTES} bytes, got ${bytes.length}`,
    },
  };
}
