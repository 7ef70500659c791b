import { availableParallelism } from 'node:os';
import { exitError, explainEnd, timeoutError } from './explain-end.ts';
import type { Ended, Instance } from './instance.ts';
import type { FunctionError, Invocation } from './invocation.ts';
import { createInvocationId, createTraceId } from './invocation-id.ts';
import { residentMegabytes } from './resident-megabytes.ts';

/** What a pool needs to know of its function. */
export interface PoolSettings {
  readonly name: string;
  /** Undefined for none, as under a debugger. */
  readonly timeoutMs: number | undefined;
  readonly memoryMb: number;
  readonly maxInstances: number;
  start(): Instance;
  /** Makes the function's module one that Node runs; rejects with what is wrong with it. */
  bundle(): Promise<void>;
  /** Tells the developer something, a line or more. */
  report(text: string): void;
}

interface Request {
  readonly id: string;
  readonly event: string;
  readonly streaming: boolean;
  readonly traceId: string;
  readonly sinceMs: number;
  readonly resolve: (invocation: Invocation) => void;
}

/** What an instance works on. */
interface Work {
  readonly instance: Instance;
  /** The first is under way; the others have been sent, and wait for it in the instance. */
  readonly requests: Request[];
  /** When the first was begun. */
  startedMs: number;
  /** Runs on from one request to the next: a timer for each would cost more than its event. */
  timer: NodeJS.Timeout | undefined;
  isTakingBack: boolean;
  /** Why the pool ended the instance, if it did. */
  verdict: { outcome: 'failed' | 'timed_out'; error: FunctionError } | undefined;
}

// A request takes the next free instance. One that has waited this long gets a new one, as a process
// takes about as long to start.
const PATIENCE_MS = 50;
// A function that takes less on average is sent some requests ahead, so that its process need not be
// woken for each: two thirds of what a request costs (measured). What it has not begun is taken back
// when it takes longer than PATIENCE_MS for once.
const FAST_MS = 5;
const MAX_AHEAD = 16;
// About what it costs to wake another process.
const WAKING_MS = 2;
/** The share of the newest in the mean of the durations. */
const NEWEST_SHARE = 0.1;
// Lambda gives a module 10 s to load; a machine under load may be slow.
const LOAD_MS = 20_000;
const MEMORY_CHECK_MS = 100;
const PROCESSORS = availableParallelism();

/** The instances of one function. */
export class InstancePool {
  readonly #settings: PoolSettings;
  readonly #idle: Work[] = [];
  readonly #busy = new Set<Work>();
  /** All that run, those that start and those that are to go included. */
  readonly #all = new Set<Instance>();
  /** Those whose code is out of date. */
  readonly #stale = new WeakSet<Instance>();
  readonly #queue: Request[] = [];
  #starting = 0;
  /** The mean of how long invocations take; slow until shown otherwise. */
  #meanMs = PATIENCE_MS;
  /** A stream may last as long as its reader likes. */
  #streams = false;
  #tending: NodeJS.Timeout | undefined;
  #watchingMemory: NodeJS.Timeout | undefined;
  #disposed = false;

  constructor(settings: PoolSettings) {
    this.#settings = settings;
  }

  invoke(
    event: string,
    streaming: boolean,
    traceId = createTraceId(),
    id = createInvocationId(),
  ): Promise<Invocation> {
    return new Promise((resolve) => {
      const sinceMs = performance.now();
      const request = { id, event, streaming, traceId, sinceMs, resolve };
      // Nothing overtakes what waits in the queue.
      const work = this.#queue.length > 0 ? undefined : this.#findInstance();
      if (work !== undefined) {
        this.#give(work, request);
        return;
      }
      this.#queue.push(request);
      if (this.#all.size === 0) void this.#start();
      this.#tendLater();
    });
  }

  /** Starts an instance before a request needs it. Resolves to the error that its module ends with. */
  async warmUp(): Promise<FunctionError | undefined> {
    return this.#all.size > 0 ? undefined : this.#start();
  }

  /** Lets instances end as they become free, so that new ones load the code as it is now. */
  reload(): void {
    for (const instance of this.#all) this.#stale.add(instance);
    for (const { instance } of this.#idle.splice(0)) instance.kill();
    for (const work of this.#busy) this.#takeBack(work);
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    clearTimeout(this.#tending);
    clearInterval(this.#watchingMemory);
    const error = { errorType: 'Runtime.ExitError', errorMessage: 'The gateway has stopped.' };
    this.#failWaiting(error);
    const ending = [...this.#all].map(({ ended }) => ended);
    for (const work of this.#busy) work.verdict ??= { outcome: 'failed', error };
    for (const instance of this.#all) instance.kill();
    await Promise.all(ending);
    this.#failWaiting(error);
  }

  /** Looks after requests that wait: in the queue, or behind one that takes long. */
  #tend(): void {
    if (this.#disposed) return;
    const impatientSinceMs = performance.now() - PATIENCE_MS;
    let isWaiting = this.#queue.length > 0;
    for (const work of this.#busy) {
      if (work.requests.length < 2) continue;
      isWaiting = true;
      if (work.startedMs <= impatientSinceMs) this.#takeBack(work);
    }
    this.#grow(impatientSinceMs);
    if (isWaiting) this.#tendLater();
  }

  #tendLater(): void {
    this.#tending ??= setTimeout(() => {
      this.#tending = undefined;
      this.#tend();
    }, PATIENCE_MS);
  }

  #grow(impatientSinceMs: number): void {
    const { maxInstances } = this.#settings;
    const impatient = this.#isFast()
      ? 0
      : this.#queue.filter(({ sinceMs }) => sinceMs <= impatientSinceMs).length;
    const wanted = this.#all.size === 0 ? Math.min(this.#queue.length, 1) : impatient;
    // No more at once than can start in the same time as one.
    const atOnce = Math.min(wanted, PROCESSORS) - this.#starting;
    const room = maxInstances - this.#all.size;
    for (let i = 0; i < Math.min(atOnce, room); i += 1) void this.#start();
  }

  /** Whether the function is so fast that more processes would only add switches between them. */
  #isFast(): boolean {
    if (!this.#sendsAhead()) return false;
    const slowSinceMs = performance.now() - PATIENCE_MS;
    for (const { startedMs } of this.#busy) if (startedMs <= slowSinceMs) return false;
    return true;
  }

  /**
   * The instance for a request: of a fast function one that works, if it is free again before another
   * process would be awake; else one that is free; else, of a fast function, the one with the least to do.
   */
  #findInstance(): Work | undefined {
    if (!this.#sendsAhead()) return this.#idle.pop();
    let soonest: Work | undefined;
    for (const work of this.#busy) {
      const { length } = work.requests;
      if (!this.#takesMore(work)) continue;
      if (length * this.#meanMs < WAKING_MS) return work;
      if (length < (soonest?.requests.length ?? MAX_AHEAD)) soonest = work;
    }
    return this.#idle.pop() ?? soonest;
  }

  #sendsAhead(): boolean {
    return this.#meanMs <= FAST_MS && !this.#streams;
  }

  /** Whether an instance that works is sent further requests. */
  #takesMore({ requests, isTakingBack, instance }: Work): boolean {
    if (requests.length >= MAX_AHEAD || isTakingBack) return false;
    return this.#sendsAhead() && !this.#stale.has(instance);
  }

  async #start(): Promise<FunctionError | undefined> {
    const instance = this.#settings.start();
    const work: Work = {
      instance,
      requests: [],
      startedMs: 0,
      timer: undefined,
      isTakingBack: false,
      verdict: undefined,
    };
    this.#starting += 1;
    this.#all.add(instance);
    void instance.ended.then((ended) => this.#onEnded(work, ended));
    const timer = setTimeout(() => instance.kill(), LOAD_MS);
    const loaded = await instance.loaded;
    clearTimeout(timer);
    this.#starting -= 1;
    if (this.#disposed) return undefined;
    switch (loaded.outcome) {
      case 'ready':
        this.#release(work);
        return undefined;
      case 'needs_bundle':
        instance.kill();
        return this.#bundle();
      case 'failed':
        // Until then it prints what is wrong.
        await instance.ended;
        return this.#failWaiting(loaded.error);
      case 'ended': {
        const ended = await instance.ended;
        this.#settings.report(`${this.#settings.name} did not load: ${explainEnd(ended)}.`);
        return this.#failWaiting(exitError(ended, createInvocationId()));
      }
    }
  }

  async #bundle(): Promise<FunctionError | undefined> {
    try {
      await this.#settings.bundle();
    } catch (error) {
      const errorMessage = error instanceof Error ? error.message : String(error);
      this.#settings.report(errorMessage);
      return this.#failWaiting({ errorType: 'Runtime.UserCodeSyntaxError', errorMessage });
    }
    return this.#disposed ? undefined : this.#start();
  }

  /** All that wait, as each would meet the same error. */
  #failWaiting(error: FunctionError): FunctionError {
    for (const { resolve } of this.#queue.splice(0)) resolve({ outcome: 'failed', error });
    return error;
  }

  #release(work: Work): void {
    if (this.#stale.has(work.instance)) {
      work.instance.kill();
      return;
    }
    if (this.#queue.length === 0) this.#idle.push(work);
    else this.#giveFromQueue(work);
  }

  #giveFromQueue(work: Work): void {
    const next = this.#queue.shift();
    if (next !== undefined) this.#give(work, next);
  }

  #give(work: Work, request: Request): void {
    work.requests.push(request);
    if (work.requests.length === 1) {
      this.#busy.add(work);
      this.#begin(work);
    } else {
      this.#tendLater();
    }
    this.#watchMemory();
    const { id, event, streaming, traceId, resolve } = request;
    work.instance.invoke({ requestId: id, traceId }, event, streaming, {
      onAnswer: (invocation) => {
        if (invocation.outcome === 'streamed') this.#streams = true;
        resolve(invocation);
      },
      onDone: () => this.#onDone(work),
    });
  }

  /** Counts the time of the first of an instance's requests from now on. */
  #begin(work: Work): void {
    const { timeoutMs } = this.#settings;
    work.startedMs = performance.now();
    if (timeoutMs !== undefined && work.timer === undefined) this.#watchTime(work, timeoutMs);
  }

  /** Ends the instance when the time of what it works on is up; looks again when it is not yet. */
  #watchTime(work: Work, timeoutMs: number, afterMs = timeoutMs): void {
    work.timer = setTimeout(() => {
      work.timer = undefined;
      if (work.requests.length === 0) return;
      const leftMs = work.startedMs + timeoutMs - performance.now();
      if (leftMs > 0) this.#watchTime(work, timeoutMs, Math.ceil(leftMs));
      else this.#timeOut(work, timeoutMs);
    }, afterMs);
  }

  #onDone(work: Work): void {
    this.#meanMs += (performance.now() - work.startedMs - this.#meanMs) * NEWEST_SHARE;
    work.requests.shift();
    if (work.requests.length > 0) {
      this.#begin(work);
      if (this.#queue.length > 0 && this.#takesMore(work)) this.#giveFromQueue(work);
      return;
    }
    this.#busy.delete(work);
    this.#release(work);
  }

  #takeBack(work: Work): void {
    if (work.isTakingBack || work.requests.length < 2) return;
    work.isTakingBack = true;
    work.instance.takeBack((count) => {
      work.isTakingBack = false;
      this.#queue.unshift(...work.requests.splice(work.requests.length - count, count));
      if (this.#stale.has(work.instance) || this.#queue.length > 0) this.#tend();
    });
  }

  #timeOut(work: Work, timeoutMs: number): void {
    const [request] = work.requests;
    if (request === undefined) return;
    const error = timeoutError(timeoutMs, request.id);
    this.#settings.report(`${this.#settings.name}: ${error.errorMessage}`);
    work.verdict = { outcome: 'timed_out', error };
    work.instance.kill();
  }

  #onEnded(work: Work, ended: Ended): void {
    this.#all.delete(work.instance);
    clearTimeout(work.timer);
    const index = this.#idle.indexOf(work);
    if (index !== -1) this.#idle.splice(index, 1);
    if (this.#busy.delete(work)) this.#onEndedAtWork(work, ended);
    else if (index !== -1 && !this.#disposed) {
      this.#settings.report(
        `${this.#settings.name}: an instance without a request ended: ${explainEnd(ended)}.`,
      );
    }
    this.#tend();
  }

  /** The first request of an instance ends with it; those that it had not begun go to another one. */
  #onEndedAtWork({ instance, requests, verdict }: Work, ended: Ended): void {
    const { name, report } = this.#settings;
    const [first, ...others] = requests;
    if (first === undefined) return;
    if (verdict === undefined) {
      report(
        `${name}: RequestId: ${first.id} failed: ${explainEnd(ended)}. The next request gets a new instance.`,
      );
    }
    const { outcome, error } = verdict ?? { outcome: 'failed', error: exitError(ended, first.id) };
    instance.abort(outcome, error);
    this.#queue.unshift(...others);
  }

  /** Looks at the memory of those that are busy, as long as there are any. */
  #watchMemory(): void {
    if (this.#watchingMemory !== undefined) return;
    let wasBusy = true;
    this.#watchingMemory = setInterval(() => {
      for (const work of this.#busy) this.#checkMemory(work);
      if (!wasBusy) {
        clearInterval(this.#watchingMemory);
        this.#watchingMemory = undefined;
      }
      wasBusy = this.#busy.size > 0;
    }, MEMORY_CHECK_MS).unref();
  }

  #checkMemory(work: Work): void {
    const { memoryMb, name, report } = this.#settings;
    const [request] = work.requests;
    const { pid } = work.instance;
    const resident = pid === undefined ? undefined : residentMegabytes(pid);
    if (request === undefined || work.verdict !== undefined) return;
    if (resident === undefined || resident <= memoryMb) return;
    report(
      `${name}: RequestId: ${request.id} failed: it used ${Math.round(resident)} MB of its ${memoryMb} MB of memory. The next request gets a new instance.`,
    );
    const killed: Ended = { code: null, signal: 'SIGKILL', neverSettled: false };
    work.verdict = { outcome: 'failed', error: exitError(killed, request.id) };
    work.instance.kill();
  }
}
