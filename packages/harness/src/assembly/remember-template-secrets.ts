import { readFile } from 'node:fs/promises';
import { rememberSecrets, rememberVariables } from '../evidence/secrets.ts';
import type { AssemblyStack } from './read-assembly.ts';

/** The fields of a template that can contain secrets. */
interface Template {
  readonly Parameters?: Readonly<
    Record<string, { readonly NoEcho?: boolean | string; readonly Default?: unknown }>
  >;
  readonly Resources?: Readonly<
    Record<
      string,
      {
        readonly Type?: string;
        readonly Properties?: {
          readonly Environment?: { readonly Variables?: Readonly<Record<string, unknown>> };
        };
      }
    >
  >;
}

/** Remembers the NoEcho parameters of the stacks, and the secrets among their functions' variables. */
export async function rememberTemplateSecrets(stacks: readonly AssemblyStack[]): Promise<void> {
  for (const { templateFile } of stacks) {
    const template: Template = JSON.parse(await readFile(templateFile, 'utf8'));
    for (const [name, parameter] of Object.entries(template.Parameters ?? {})) {
      if (String(parameter.NoEcho) !== 'true' || typeof parameter.Default !== 'string') continue;
      rememberSecrets({ [name]: parameter.Default });
    }
    for (const { Type, Properties } of Object.values(template.Resources ?? {})) {
      if (Type !== 'AWS::Lambda::Function') continue;
      // Others are references, which CloudFormation resolves.
      const literals = Object.entries(Properties?.Environment?.Variables ?? {}).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      );
      rememberVariables(Object.fromEntries(literals));
    }
  }
}
