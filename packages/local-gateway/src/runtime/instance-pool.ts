import { availableParallelism } from 'node:os';
import { exitError, explainEnd, timeoutError } from './explain-end.ts';
import type { Ended, Instance } from './instance.ts';
import type { FunctionError, Invocation } from './invocation.ts';
import { createInvocationId, createTraceId } from './invocation-id.ts';
import { residentMegabytes } from './resident-megabytes.ts';

/** What a pool needs to know of its function. */
export interface PoolSettings {
  readonly name: string;
  readonly functionArn: string;
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

/** An instance at work. */
interface Work {
  readonly instance: Instance;
  /** The first is under way; the others have been sent, and wait for it in the instance. */
  readonly requests: Request[];
  /** When the first was begun. */
  startedMs: number;
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
const MAX_AHEAD = 8;
/** The share of the newest in the mean of the durations. */
const NEWEST_SHARE = 0.1;
// Lambda gives a module 10 s to load; a machine under load may be slow.
const LOAD_MS = 20_000;
const MEMORY_CHECK_MS = 100;

/** The instances of one function. */
export class InstancePool {
  readonly #settings: PoolSettings;
  readonly #idle: Instance[] = [];
  readonly #busy = new Map<Instance, Work>();
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

  invoke(event: string, streaming: boolean, traceId = createTraceId()): Promise<Invocation> {
    return new Promise((resolve) => {
      const sinceMs = performance.now();
      const request = { id: createInvocationId(), event, streaming, traceId, sinceMs, resolve };
      const instance = this.#idle.pop() ?? this.#findAhead();
      if (instance !== undefined) {
        this.#give(instance, request);
        return;
      }
      this.#queue.push(request);
      this.#tend();
    });
  }

  /** Starts an instance before a request needs it. Resolves to the error that its module ends with. */
  async warmUp(): Promise<FunctionError | undefined> {
    return this.#all.size > 0 ? undefined : this.#start();
  }

  /** Lets instances end as they become free, so that new ones load the code as it is now. */
  reload(): void {
    for (const instance of this.#all) this.#stale.add(instance);
    for (const instance of this.#idle.splice(0)) instance.kill();
    for (const work of this.#busy.values()) this.#takeBack(work);
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    clearTimeout(this.#tending);
    clearInterval(this.#watchingMemory);
    const error = { errorType: 'Runtime.ExitError', errorMessage: 'The gateway has stopped.' };
    this.#failWaiting(error);
    const ending = [...this.#all].map(({ ended }) => ended);
    for (const work of this.#busy.values()) work.verdict ??= { outcome: 'failed', error };
    for (const instance of this.#all) instance.kill();
    await Promise.all(ending);
    this.#failWaiting(error);
  }

  /** Looks after requests that wait: in the queue, or behind one that takes long. */
  #tend(): void {
    if (this.#disposed) return;
    const impatientSinceMs = performance.now() - PATIENCE_MS;
    let isWaiting = this.#queue.length > 0;
    for (const work of this.#busy.values()) {
      if (work.requests.length < 2) continue;
      isWaiting = true;
      if (work.startedMs <= impatientSinceMs) this.#takeBack(work);
    }
    this.#grow(impatientSinceMs);
    if (!isWaiting) return;
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
    const atOnce = Math.min(wanted, availableParallelism()) - this.#starting;
    const room = maxInstances - this.#all.size;
    for (let i = 0; i < Math.min(atOnce, room); i += 1) void this.#start();
  }

  /** Whether the function is so fast that more processes would only add switches between them. */
  #isFast(): boolean {
    if (this.#meanMs > FAST_MS || this.#streams) return false;
    const slowSinceMs = performance.now() - PATIENCE_MS;
    for (const { startedMs } of this.#busy.values()) if (startedMs <= slowSinceMs) return false;
    return true;
  }

  #findAhead(): Instance | undefined {
    if (this.#meanMs > FAST_MS || this.#streams) return undefined;
    let best: Work | undefined;
    for (const work of this.#busy.values()) {
      if (work.isTakingBack || this.#stale.has(work.instance)) continue;
      if (work.requests.length <= (best?.requests.length ?? MAX_AHEAD)) best = work;
    }
    return best?.instance;
  }

  async #start(): Promise<FunctionError | undefined> {
    const instance = this.#settings.start();
    this.#starting += 1;
    this.#all.add(instance);
    void instance.ended.then((ended) => this.#onEnded(instance, ended));
    const timer = setTimeout(() => instance.kill(), LOAD_MS);
    const loaded = await instance.loaded;
    clearTimeout(timer);
    this.#starting -= 1;
    if (this.#disposed) return undefined;
    switch (loaded.outcome) {
      case 'ready':
        this.#release(instance);
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

  #release(instance: Instance): void {
    if (this.#stale.has(instance)) {
      instance.kill();
      return;
    }
    const next = this.#queue.shift();
    if (next === undefined) this.#idle.push(instance);
    else this.#give(instance, next);
  }

  #give(instance: Instance, request: Request): void {
    const work = this.#busy.get(instance);
    if (work === undefined) {
      const fresh: Work = {
        instance,
        requests: [request],
        startedMs: 0,
        timer: undefined,
        isTakingBack: false,
        verdict: undefined,
      };
      this.#busy.set(instance, fresh);
      this.#begin(fresh);
    } else {
      work.requests.push(request);
      this.#tend();
    }
    this.#watchMemory();
    const { id, event, streaming, traceId, resolve } = request;
    const { timeoutMs, functionArn } = this.#settings;
    instance.invoke({ requestId: id, timeoutMs, functionArn, traceId }, event, streaming, {
      onAnswer: (invocation) => {
        if (invocation.outcome === 'streamed') this.#streams = true;
        resolve(invocation);
      },
      onDone: () => this.#onDone(instance),
    });
  }

  /** Counts the time of the first of an instance's requests from now on. */
  #begin(work: Work): void {
    const { timeoutMs } = this.#settings;
    work.startedMs = performance.now();
    if (timeoutMs === undefined) return;
    if (work.timer === undefined) {
      work.timer = setTimeout(() => this.#timeOut(work, timeoutMs), timeoutMs);
    } else {
      work.timer.refresh();
    }
  }

  #onDone(instance: Instance): void {
    const work = this.#busy.get(instance);
    if (work === undefined) return;
    this.#meanMs += (performance.now() - work.startedMs - this.#meanMs) * NEWEST_SHARE;
    work.requests.shift();
    if (work.requests.length > 0) {
      this.#begin(work);
      return;
    }
    clearTimeout(work.timer);
    this.#busy.delete(instance);
    this.#release(instance);
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

  #onEnded(instance: Instance, ended: Ended): void {
    this.#all.delete(instance);
    const index = this.#idle.indexOf(instance);
    if (index !== -1) this.#idle.splice(index, 1);
    const work = this.#busy.get(instance);
    if (work !== undefined) this.#onEndedAtWork(work, ended);
    else if (index !== -1 && !this.#disposed) {
      this.#settings.report(
        `${this.#settings.name}: an instance without a request ended: ${explainEnd(ended)}.`,
      );
    }
    this.#tend();
  }

  /** The first request of an instance ends with it; those that it had not begun go to another one. */
  #onEndedAtWork({ instance, requests, timer, verdict }: Work, ended: Ended): void {
    const { name, report } = this.#settings;
    this.#busy.delete(instance);
    clearTimeout(timer);
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
      for (const work of this.#busy.values()) this.#checkMemory(work);
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
