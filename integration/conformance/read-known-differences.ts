import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type KnownDifference, parseKnownDifferences } from 'front-door-conformance';

/** The known differences of a target, as the suite ships them. */
export async function readKnownDifferences(target: string): Promise<readonly KnownDifference[]> {
  const file = fileURLToPath(
    import.meta.resolve(`front-door-conformance/known/${target.toLowerCase()}.json`),
  );
  return parseKnownDifferences(await readFile(file, 'utf8'), file).differences;
}
