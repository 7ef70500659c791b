import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Annotations, App } from 'aws-cdk-lib';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { checkHttpApiSupport } from './check-http-api-support.ts';
import { parseSettings } from './settings.ts';
import { MultiplyStack } from './stack.ts';

// cdklocal always sets it. Plain `cdk` deploys to AWS without it.
const emulator = process.env.AWS_ENDPOINT_URL;

const app = new App();
// A folder that LocalStack runs the function from.
const hotReload: string | undefined = emulator && app.node.tryGetContext('hot-reload');
const settings = parseSettings((name) => app.node.tryGetContext(name));
const stack = new MultiplyStack(app, 'Multiply', {
  description: 'Multiplies two numbers sent as JSON',
  settings,
  bundle: hotReload ?? dirname(fileURLToPath(import.meta.resolve('@multiply/lambda/bundle'))),
  hotReload: hotReload !== undefined,
  // An emulator runs the function on this machine's processor.
  architecture: emulator && process.arch === 'x64' ? Architecture.X86_64 : Architecture.ARM_64,
  monitoring: !emulator,
});

if (emulator && settings.frontDoor === 'http') {
  try {
    const problem = await checkHttpApiSupport(emulator);
    // An error annotation stops `deploy` and still lets `bootstrap` pass.
    if (problem) Annotations.of(stack).addError(problem);
  } catch (error) {
    // Synthesis needs no emulator, and a deployment fails by itself when none answers.
    Annotations.of(stack).addWarningV2(
      'multiply:emulator-silent',
      `Could not ask ${emulator} whether it has HTTP APIs: ${error}`,
    );
  }
}
