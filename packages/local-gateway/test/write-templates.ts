import { createFolder, type FunctionFolder } from './function-folder.ts';

/** A stack to write: its template's parts, and files next to it. */
export interface WrittenStack {
  readonly name: string;
  readonly template: object;
}

/** Writes a cloud assembly of templates; assets are files by the object key that they are published under. */
export async function writeTemplates(
  stacks: readonly WrittenStack[],
  assets: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<FunctionFolder> {
  const artifacts = Object.fromEntries(
    stacks.map(({ name }) => [
      name,
      {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/unknown-region',
        properties: { templateFile: `${name}.template.json` },
      },
    ]),
  );
  const manifest = {
    artifacts: {
      ...artifacts,
      assets: { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
    },
  };
  const assetManifest = {
    files: Object.fromEntries(
      Object.entries(assets).map(([objectKey, path]) => [
        objectKey,
        { source: { path, packaging: 'file' }, destinations: { here: { objectKey } } },
      ]),
    ),
  };
  return await createFolder({
    'manifest.json': JSON.stringify(manifest),
    'assets.json': JSON.stringify(assetManifest),
    ...Object.fromEntries(
      stacks.map(({ name, template }) => [`${name}.template.json`, JSON.stringify(template)]),
    ),
    ...files,
  });
}

/** A function with these variables and a URL, as resources of a template. */
export function functionWith(variables: object, code: object = { ZipFile: 'exports.handler = 1' }) {
  return {
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Code: code,
        Environment: { Variables: variables },
      },
    },
    Url: {
      Type: 'AWS::Lambda::Url',
      Properties: { AuthType: 'NONE', TargetFunctionArn: { Ref: 'Function' } },
    },
  };
}
