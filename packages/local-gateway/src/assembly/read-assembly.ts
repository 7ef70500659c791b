import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Asset, StackScope, Template } from '../cloudformation/template.ts';

/** What a stack of an assembly is before its nested stacks are read. */
export type AssemblyStack = Pick<
  StackScope,
  'stackName' | 'template' | 'region' | 'accountId' | 'findAsset'
>;

interface Manifest {
  readonly artifacts?: Readonly<Record<string, Artifact>>;
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: {
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly directoryName?: string;
    readonly file?: string;
  };
}

interface AssetManifest {
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path?: string };
        readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
      }
    >
  >;
}

const DEFAULT_REGION = 'us-east-1';
const DEFAULT_ACCOUNT_ID = '000000000000';

/**
 * The stacks of a synthesised CDK app, those of its stages too. Throws an Error of one sentence for a
 * folder that is none.
 */
export function readAssembly(folder: string): AssemblyStack[] {
  const root = resolve(folder);
  if (!existsSync(join(root, 'manifest.json'))) {
    throw new Error(
      `Expected ${folder} to be a synthesised CDK app, got no manifest.json in it: run cdk synth.`,
    );
  }
  const assets = new Map<string, Asset>();
  const stacks: AssemblyStack[] = [];
  const folders = [root];
  for (const current of folders) {
    const { artifacts = {} } = readJson<Manifest>(join(current, 'manifest.json'));
    for (const [id, { type, environment, properties = {} }] of Object.entries(artifacts)) {
      if (type === 'cdk:cloud-assembly' && properties.directoryName !== undefined) {
        folders.push(join(current, properties.directoryName));
      } else if (type === 'cdk:asset-manifest' && properties.file !== undefined) {
        readAssets(join(current, properties.file), assets);
      } else if (type === 'aws:cloudformation:stack' && properties.templateFile !== undefined) {
        stacks.push({
          stackName: properties.stackName ?? id,
          template: readJson<Template>(join(current, properties.templateFile)),
          ...readEnvironment(environment),
          // Object keys are hashes of the content, so they are one set for the whole assembly.
          findAsset: (objectKey) => assets.get(objectKey),
        });
      }
    }
  }
  return stacks;
}

/** Adds the files of an asset manifest by the last part of their object keys. */
function readAssets(file: string, assets: Map<string, Asset>): void {
  for (const { source, destinations } of Object.values(readJson<AssetManifest>(file).files ?? {})) {
    if (source.path === undefined) continue;
    const asset = { path: resolve(dirname(file), source.path) };
    for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, asset);
  }
}

/** `aws://ACCOUNT/REGION`, either of which may be unknown. */
function readEnvironment(environment: string | undefined): { region: string; accountId: string } {
  const [, accountId = '', region = ''] = /^aws:\/\/([^/]*)\/(.*)$/.exec(environment ?? '') ?? [];
  return {
    region: region === '' || region === 'unknown-region' ? DEFAULT_REGION : region,
    accountId: /^\d{12}$/.test(accountId) ? accountId : DEFAULT_ACCOUNT_ID,
  };
}

// The formats are CDK's (aws-cdk-lib/cloud-assembly-schema) and CloudFormation's.
function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** The template that a nested stack's asset is. */
export function readTemplate(asset: Asset): Template {
  return readJson<Template>(asset.path);
}
