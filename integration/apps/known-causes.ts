/** A cause that an error does not name, and the text by which such an error is recognised. */
interface KnownCause {
  readonly sign: RegExp;
  /** One sentence. */
  readonly cause: string;
}

/** What a machine lacks and cannot download, although the emulators' published images include it. */
const machineCauses: readonly KnownCause[] = [
  {
    sign: /public\.ecr\.aws\/sam\/build-/,
    cause: 'The app bundles its functions in a Docker image that cannot be pulled here.',
  },
  {
    sign: /Error while creating lambda: *$/m,
    cause: "The Docker image of a function's runtime cannot be pulled here.",
  },
  {
    // An http.Server as JSON. aws-lambda-ric 4, unlike 3, takes what a handler returns for its answer.
    sign: /Lambda output should follow .*"requestTimeout"/,
    cause:
      'The Docker image of Node 12 cannot be pulled here, and the runtime client that stands in does not wait for context.succeed, with which the function answers.',
  },
  {
    sign: /AWS::DynamoDB::Table\)[\s\S]*(exception while calling dynamodb\.|Failed to establish a new con)/,
    cause: "LocalStack's DynamoDB server is not on this machine, and cannot be downloaded here.",
  },
];

/** What an emulator lacks. */
const emulatorCauses: readonly KnownCause[] = [
  {
    sign: /no stub for '@aws-sdk\/|Cannot find module '@aws-sdk\/|within package: @aws-sdk\/|\.\w+Client is not a constructor/,
    cause: 'MiniStack has no AWS SDK for JavaScript for a function that does not bundle it.',
  },
  {
    // Of a handler with fewer than three parameters; 1.5.33, ministack/core/lambda_runtime.py.
    sign: /got 200 \{"requestTimeout"/,
    cause:
      'MiniStack takes the http.Server that the handler returns for its answer, where Lambda waits for context.succeed.',
  },
];

/** Why an app cannot be tried on this machine; undefined if its failure has another cause. */
export function findMachineCause({ message }: Error): string | undefined {
  return machineCauses.find(({ sign }) => sign.test(message))?.cause;
}

/** What the emulator lacks for an app, where its error does not say so; undefined if that is unknown. */
export function findEmulatorCause({ message }: Error): string | undefined {
  return emulatorCauses.find(({ sign }) => sign.test(message))?.cause;
}
