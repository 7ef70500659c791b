/** One run of the contract: what all that it deploys shares. */
export interface TargetRun {
  /** Gets each thing as soon as there is one, and so removes it whatever happens after. */
  readonly cleanup: AsyncDisposableStack;
  readonly signal: AbortSignal;
  /** Reports a step of an emulator, or of the app, as it ends. */
  step<Result>(lane: string, name: string, run: () => Promise<Result>): Promise<Result>;
  /** Ends every stack's name, so that runs on one emulator do not meet. */
  readonly suffix: string;
}
