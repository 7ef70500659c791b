import { delimiter, join } from 'node:path';
import type { FunctionDefinition } from './function-definition.ts';

/** What the machine's own environment gives to every function: how to find programs and files. */
const INHERITED = [
  'HOME',
  'LD_LIBRARY_PATH',
  'PATH',
  'SystemRoot',
  'TEMP',
  'TMP',
  'TMPDIR',
  // Lambda has its own certificates; a machine behind a company's proxy has these.
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
];

const DEFAULT_REGION = 'us-east-1';

/** The handler string of a definition, as `_HANDLER` has it. */
export function handlerString({ code }: FunctionDefinition): string {
  return 'modulePath' in code ? `${code.modulePath}#${code.exportName}` : code.handler;
}

/** The folder that is `/var/task` on Lambda; a module of a project runs where the gateway runs. */
export function taskRoot({ code }: FunctionDefinition): string {
  return 'modulePath' in code ? process.cwd() : code.folder;
}

/**
 * The environment of a function's instances: the one that Lambda's guide lists ("Defined runtime
 * environment variables"), under the function's own variables. Nothing else of the developer's
 * environment reaches a function: no credentials, no NODE_OPTIONS.
 */
export function instanceEnvironment(
  definition: FunctionDefinition,
  surroundings: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const { name, runtime, memoryMb, environment, layerFolders = [] } = definition;
  const inherited: Record<string, string> = {};
  for (const key of INHERITED) {
    const value = surroundings[key];
    if (value !== undefined) inherited[key] = value;
  }
  const region = environment.AWS_REGION ?? DEFAULT_REGION;
  // The last layer wins, as each is unpacked over the ones before it.
  const layers = layerFolders.toReversed();
  const bins = layers.map((layer) => join(layer, 'bin'));
  const libraries = layers.map((layer) => join(layer, 'lib'));
  return {
    ...inherited,
    PATH: [...bins, inherited.PATH ?? ''].join(delimiter),
    ...(layers.length === 0
      ? {}
      : {
          LD_LIBRARY_PATH: [...libraries, inherited.LD_LIBRARY_PATH]
            .filter((path) => path !== undefined)
            .join(delimiter),
        }),
    // Found by `require` only, as on Lambda. There, the last folder holds the AWS SDK.
    NODE_PATH: [
      ...layers.flatMap((layer) => [
        join(layer, 'nodejs', runtime.replace('js', '').replace('.x', ''), 'node_modules'),
        join(layer, 'nodejs', 'node_modules'),
      ]),
      join(process.cwd(), 'node_modules'),
    ].join(delimiter),
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
    // Not a real account's. An SDK that finds none looks for the developer's own.
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SESSION_TOKEN: 'test',
    ...environment,
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: '[$LATEST]local',
    LAMBDA_TASK_ROOT: taskRoot(definition),
    _HANDLER: handlerString(definition),
  };
}
