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
  readonly event: string;
  readonly streaming: boolean;
  readonly traceId: string;
  readonly sinceMs: number;
  readonly resolve: (invocation: Invocation) => void;
}

interface Running {
  readonly requestId: string;
  timer: NodeJS.Timeout | undefined;
  /** Why the pool ended the instance, if it did. */
  verdict: { outcome: 'failed' | 'timed_out'; error: FunctionError } | undefined;
}

// A request takes the next free instance. One that has waited this long gets a new one: a process
// takes about as long to start, and a fast function needs no second one under any load.
const PATIENCE_MS = 50;
// Lambda gives a module 10 s to load; a machine under load may be slow.
const LOAD_MS = 20_000;
const MEMORY_CHECK_MS = 100;

/** The instances of one function. */
export class InstancePool {
  readonly #settings: PoolSettings;
  readonly #idle: Instance[] = [];
  readonly #busy = new Map<Instance, Running>();
  /** All that run, those that start and those that are to go included. */
  readonly #all = new Set<Instance>();
  /** Those whose code is out of date. */
  readonly #stale = new WeakSet<Instance>();
  readonly #queue: Request[] = [];
  #starting = 0;
  #growing: NodeJS.Timeout | undefined;
  #watchingMemory: NodeJS.Timeout | undefined;
  #disposed = false;

  constructor(settings: PoolSettings) {
    this.#settings = settings;
  }

  invoke(event: string, streaming: boolean, traceId = createTraceId()): Promise<Invocation> {
    return new Promise((resolve) => {
      const request = { event, streaming, traceId, sinceMs: performance.now(), resolve };
      const instance = this.#idle.pop();
      if (instance !== undefined) {
        this.#run(instance, request);
        return;
      }
      this.#queue.push(request);
      this.#grow();
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
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    clearTimeout(this.#growing);
    clearInterval(this.#watchingMemory);
    const error = { errorType: 'Runtime.ExitError', errorMessage: 'The gateway has stopped.' };
    for (const { resolve } of this.#queue.splice(0)) resolve({ outcome: 'failed', error });
    const ending = [...this.#all].map(({ ended }) => ended);
    for (const running of this.#busy.values()) running.verdict ??= { outcome: 'failed', error };
    for (const instance of this.#all) instance.kill();
    await Promise.all(ending);
  }

  #grow(): void {
    const { maxInstances } = this.#settings;
    if (this.#queue.length === 0 || this.#disposed) return;
    const latestMs = performance.now() - PATIENCE_MS;
    const impatient = this.#queue.filter(({ sinceMs }) => sinceMs <= latestMs).length;
    const wanted = this.#all.size === 0 ? 1 : impatient - this.#starting;
    const room = maxInstances - this.#all.size;
    for (let i = 0; i < Math.min(wanted, room); i += 1) void this.#start();
    if (this.#growing === undefined && this.#all.size < maxInstances) {
      this.#growing = setTimeout(() => {
        this.#growing = undefined;
        this.#grow();
      }, PATIENCE_MS);
    }
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
    else this.#run(instance, next);
  }

  #run(instance: Instance, { event, streaming, traceId, resolve }: Request): void {
    const { timeoutMs, functionArn } = this.#settings;
    const requestId = createInvocationId();
    const running: Running = { requestId, timer: undefined, verdict: undefined };
    if (timeoutMs !== undefined) {
      running.timer = setTimeout(() => this.#timeOut(instance, running, timeoutMs), timeoutMs);
    }
    this.#busy.set(instance, running);
    this.#watchMemory();
    const deadlineMs = timeoutMs === undefined ? NEVER_MS : Date.now() + timeoutMs;
    instance.invoke({ requestId, deadlineMs, functionArn, traceId }, event, streaming, {
      onAnswer: resolve,
      onDone: () => {
        clearTimeout(running.timer);
        this.#busy.delete(instance);
        this.#release(instance);
      },
    });
  }

  #timeOut(instance: Instance, running: Running, timeoutMs: number): void {
    const error = timeoutError(timeoutMs, running.requestId);
    this.#settings.report(`${this.#settings.name}: ${error.errorMessage}`);
    running.verdict = { outcome: 'timed_out', error };
    instance.kill();
  }

  #onEnded(instance: Instance, ended: Ended): void {
    this.#all.delete(instance);
    const index = this.#idle.indexOf(instance);
    if (index !== -1) this.#idle.splice(index, 1);
    const running = this.#busy.get(instance);
    this.#busy.delete(instance);
    clearTimeout(running?.timer);
    if (running !== undefined) {
      const { verdict } = running;
      if (verdict === undefined) {
        this.#settings.report(
          `${this.#settings.name}: RequestId: ${running.requestId} failed: ${explainEnd(ended)}. The next request gets a new instance.`,
        );
      }
      const { outcome, error } = verdict ?? {
        outcome: 'failed',
        error: exitError(ended, running.requestId),
      };
      instance.abort(outcome, error);
    } else if (index !== -1 && !this.#disposed) {
      this.#settings.report(
        `${this.#settings.name}: an instance without a request ended: ${explainEnd(ended)}.`,
      );
    }
    this.#grow();
  }

  /** Looks at the memory of those that are busy for a while, as long as there are any. */
  #watchMemory(): void {
    if (this.#watchingMemory !== undefined) return;
    let wasBusy = true;
    this.#watchingMemory = setInterval(() => {
      for (const [instance, running] of this.#busy) this.#checkMemory(instance, running);
      if (!wasBusy) {
        clearInterval(this.#watchingMemory);
        this.#watchingMemory = undefined;
      }
      wasBusy = this.#busy.size > 0;
    }, MEMORY_CHECK_MS).unref();
  }

  #checkMemory(instance: Instance, running: Running): void {
    const { memoryMb, name, report } = this.#settings;
    const resident = instance.pid === undefined ? undefined : residentMegabytes(instance.pid);
    if (resident === undefined || resident <= memoryMb || running.verdict !== undefined) return;
    report(
      `${name}: RequestId: ${running.requestId} failed: it used ${Math.round(resident)} MB of its ${memoryMb} MB of memory. The next request gets a new instance.`,
    );
    const killed: Ended = { code: null, signal: 'SIGKILL', neverSettled: false };
    running.verdict = { outcome: 'failed', error: exitError(killed, running.requestId) };
    instance.kill();
  }
}

// A date that any handler takes for far away.
const NEVER_MS = Number.MAX_SAFE_INTEGER;
