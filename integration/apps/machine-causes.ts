/** Signs of what a machine lacks and cannot download, and the emulators' published images bring. */
const machineCauses: readonly { readonly sign: RegExp; readonly cause: string }[] = [
  {
    sign: /public\.ecr\.aws\/sam\/build-/,
    cause: 'The app bundles its functions in a Docker image that cannot be pulled here.',
  },
  {
    sign: /Error while creating lambda: *$/m,
    cause: "The Docker image of a function's runtime cannot be pulled here.",
  },
  {
    sign: /AWS::DynamoDB::Table\)[\s\S]*(exception while calling dynamodb\.|Failed to establish a new con)/,
    cause: "LocalStack's DynamoDB server is not on this machine, and cannot be downloaded here.",
  },
];

/** Why an app cannot be tried on this machine; undefined if its failure has another cause. */
export function findMachineCause(error: Error): string | undefined {
  return machineCauses.find(({ sign }) => sign.test(error.message))?.cause;
}
