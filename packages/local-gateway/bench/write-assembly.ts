import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A synthesised CDK app in a temporary folder. Disposing it removes it. */
export interface WrittenAssembly extends AsyncDisposable {
  readonly folder: string;
}

// The same work as multiply-handler.ts, as inline code is: CommonJS.
const CODE = `exports.handler = async (event) => {
  const { a, b } = JSON.parse(event.body);
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ result: a * b }),
  };
};
`;

/** Writes an app of so many functions, each with a function URL. */
export async function writeAssembly(functions: number): Promise<WrittenAssembly> {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-bench-'));
  const resources: Record<string, object> = {};
  for (let i = 0; i < functions; i += 1) {
    resources[`Function${i}`] = {
      Type: 'AWS::Lambda::Function',
      Properties: { Code: { ZipFile: CODE }, Handler: 'index.handler', Runtime: 'nodejs24.x' },
    };
    resources[`Url${i}`] = {
      Type: 'AWS::Lambda::Url',
      Properties: {
        AuthType: 'NONE',
        TargetFunctionArn: { 'Fn::GetAtt': [`Function${i}`, 'Arn'] },
      },
    };
  }
  const stack = {
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/unknown-region',
    properties: { templateFile: 'App.template.json' },
  };
  await writeFile(join(folder, 'App.template.json'), JSON.stringify({ Resources: resources }));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ artifacts: { App: stack } }));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
