import { App } from 'aws-cdk-lib';
import { ProbeStack } from './probe-stack.ts';

// -c front-doors=http,rest,function-url -c stack=NAME

const app = new App();
const frontDoors: unknown = app.node.tryGetContext('front-doors');
new ProbeStack(app, 'Probes', {
  stackName: app.node.tryGetContext('stack') ?? 'front-door-probes',
  frontDoors: typeof frontDoors === 'string' ? frontDoors.split(',') : [],
});
