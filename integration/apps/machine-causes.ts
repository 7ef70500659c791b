/** Signs of a server or an image that the machine lacks, and that the emulators' published images bring. */
const machineCauses: readonly { readonly sign: RegExp; readonly cause: string }[] = [];

/** Why an app cannot be tried on this machine; undefined if its failure has another cause. */
export function findMachineCause(error: Error): string | undefined {
  return machineCauses.find(({ sign }) => sign.test(error.message))?.cause;
}
