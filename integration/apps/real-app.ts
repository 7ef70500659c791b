/** A public CDK app that nobody of this project wrote. */
export interface RealApp {
  /** On GitHub, such as `aws-samples/aws-cdk-examples`. */
  readonly repository: string;
  readonly commit: string;
  /** The folder of its cdk.json; the repository's root by default. */
  readonly folder?: string;
  /** What it shows of CDK, for the report. */
  readonly has: string;
  /** Whether `pip` installs its packages; `npm` does by default. */
  readonly language?: 'Python';
  /** The script of its package.json that its README asks to run before a deployment. */
  readonly script?: string;
  /** The stacks to deploy, as `cdk deploy` takes them; all by default. */
  readonly stacks?: readonly string[];
  /** What shows that the deployed app answers, in order. */
  readonly check: readonly CheckStep[];
}

/**
 * One step of a check. A resource is named by the beginning of its logical id, and is the only one of its
 * type with that beginning. Each expected pattern is awaited.
 */
export type CheckStep =
  | {
      /** `<stack>.<beginning of the name>` of the output with the URL. */
      readonly request: string;
      readonly method?: string;
      readonly path: string;
      readonly body?: string;
      readonly answers: RegExp;
    }
  | { readonly output: string; readonly matches: RegExp }
  | { readonly invoke: string; readonly payload?: string; readonly answers: RegExp }
  | { readonly putObject: string; readonly into: string }
  | { readonly publish: string; readonly topic: string }
  | { readonly event: EventEntry }
  | { readonly receive: string; readonly matches: RegExp }
  | { readonly execute: string; readonly input: string; readonly succeedsWith: RegExp }
  | { readonly item: string; readonly matches: RegExp }
  | { readonly logs: RegExp };

/** An event for EventBridge. */
export interface EventEntry {
  readonly bus: string;
  readonly source: string;
  readonly type: string;
  readonly detail: string;
}

/** How an app is named in reports and by `--app`. */
export function appName({ repository, folder }: RealApp): string {
  return folder === undefined ? repository : `${repository}/${folder}`;
}
