import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Annotations, App } from 'aws-cdk-lib';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { explainMissingHttpApi } from './explain-missing-http-api.ts';
import { parseFrontDoor } from './front-door.ts';
import { MultiplyStack } from './multiply-stack.ts';
import { defaultStackName } from './stack-name.ts';

// cdklocal always sets it; plain `cdk` on its way to AWS does not.
const emulator = process.env.AWS_ENDPOINT_URL;

const app = new App();
const frontDoor = parseFrontDoor(app.node.tryGetContext('api'));
const stack = new MultiplyStack(app, 'Multiply', {
  stackName: app.node.tryGetContext('stack') ?? defaultStackName(frontDoor),
  description: 'Multiplies two numbers sent as JSON',
  frontDoor,
  bundle: dirname(fileURLToPath(import.meta.resolve('@multiply/lambda/bundle'))),
  // An emulator runs the function on this machine's own processor.
  architecture: emulator && process.arch === 'x64' ? Architecture.X86_64 : Architecture.ARM_64,
});

if (emulator && frontDoor === 'http') {
  try {
    const problem = await explainMissingHttpApi(emulator);
    // An error annotation stops `deploy` and still lets `bootstrap` pass.
    if (problem) Annotations.of(stack).addError(problem);
  } catch (error) {
    // Synthesis needs no emulator; a deployment will say for itself that none answers.
    Annotations.of(stack).addWarningV2(
      'multiply:emulator-silent',
      `Nothing at ${emulator} tells whether it has HTTP APIs: ${error}`,
    );
  }
}
