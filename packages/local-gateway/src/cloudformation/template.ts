/** A CloudFormation template, as far as it is read here. */
export interface Template {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<
    Record<string, { readonly Type?: string; readonly Default?: unknown }>
  >;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
  >;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value?: unknown; readonly Export?: { readonly Name?: unknown } }>
  >;
}

export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

/** A stack, or a nested one, and what its intrinsic functions can refer to. */
export interface StackScope {
  /** As CloudFormation knows it; a nested stack's is made up without an emulator. */
  readonly stackName: string;
  readonly template: Template;
  readonly region: string;
  readonly accountId: string;
  /** A nested stack's parameters, as its parent gives them. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly parent: StackScope | undefined;
  /** Nested stacks by the logical id of their resource. */
  readonly children: Map<string, StackScope>;
  /** Finds what was published under an object key: a folder or a file. */
  findAsset(objectKey: string): Asset | undefined;
  /** The names that an emulator gave to the stack's resources. Empty without one. */
  readonly physicalIds: ReadonlyMap<string, string>;
}

/** A file asset of a cloud assembly. */
export interface Asset {
  /** Absolute. */
  readonly path: string;
}

/** The parts of a resource's place that are shown: the name of its outermost stack and its logical id. */
export interface ResourcePlace {
  readonly stack: string;
  readonly id: string;
}

export function placeOf(scope: StackScope, logicalId: string): ResourcePlace {
  let outermost = scope;
  while (outermost.parent !== undefined) outermost = outermost.parent;
  return { stack: outermost.stackName, id: logicalId };
}
