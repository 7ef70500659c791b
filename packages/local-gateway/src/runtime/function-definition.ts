/** What there is to know about a function before it runs, in Lambda's terms. */
export interface FunctionDefinition {
  /** The function's name, such as `AWS_LAMBDA_FUNCTION_NAME` has it. */
  readonly name: string;
  readonly code: FunctionCode;
  readonly runtime: NodeRuntime;
  /** How long one invocation may take; 3,000 is Lambda's default. */
  readonly timeoutMs: number;
  /** Memory in MB; 128 is Lambda's default. */
  readonly memoryMb: number;
  /** The function's own variables. Lambda's reserved ones (`AWS_REGION`, `_HANDLER`, …) are added. */
  readonly environment: Readonly<Record<string, string>>;
  /** Folders with the content of layers, in their order; later ones win. None by default. */
  readonly layerFolders?: readonly string[];
}

/** Where a function's handler is. */
export type FunctionCode = DeployedCode | ModuleCode;

/** Code as it is deployed: a folder and a handler string, such as `index.handler`. */
export interface DeployedCode {
  /** Absolute path of what is `/var/task` on Lambda. */
  readonly folder: string;
  /** Module and export, as Lambda resolves them: `index.handler`, `src/app.nested.handler`. */
  readonly handler: string;
}

/** One module of a project, as it is named on the command line: its file may be TypeScript. */
export interface ModuleCode {
  /** Absolute path of the module's file. */
  readonly modulePath: string;
  /** Its export, such as `handler` or `nested.handler`. */
  readonly exportName: string;
}

/**
 * Lambda's Node.js runtimes. Functions run on the Node that runs the gateway; what the runtime
 * decides is whether handlers may take a callback (up to nodejs22.x) or not (from nodejs24.x on).
 */
export type NodeRuntime = `nodejs${number}.x`;
