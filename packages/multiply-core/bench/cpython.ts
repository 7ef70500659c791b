import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** CPython in its own process, which times itself. */
export class CPython implements Disposable {
  readonly version: string;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  private constructor(version: string) {
    this.version = version;
    this.#process = spawn('python3', [fileURLToPath(new URL('cpython.py', import.meta.url))]);
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** `undefined` if there is no python3. */
  static start(): CPython | undefined {
    const { status, stdout } = spawnSync('python3', ['--version'], { encoding: 'utf8' });
    return status === 0 ? new CPython(stdout.trim()) : undefined;
  }

  async time(
    bodies: readonly string[],
    rounds: number,
  ): Promise<{ ns: number; answers: string[] }> {
    this.#process.stdin.write(`${JSON.stringify([bodies, rounds])}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('Expected python3 to answer, but it ended');
    const [ns, answers] = JSON.parse(value);
    return { ns, answers };
  }

  [Symbol.dispose](): void {
    this.#process.kill();
  }
}
