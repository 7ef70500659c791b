import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { frontDoors } from '../src/front-doors/front-door.ts';
import { createStack, synthesize } from './synthesize.ts';

const namespaces = { http: 'AWS/ApiGateway', rest: 'AWS/ApiGateway', 'function-url': 'AWS/Lambda' };
const serverErrors = { http: '5xx', rest: '5XXError', 'function-url': 'Url5xxCount' };
const latencies = { http: 'Latency', rest: 'Latency', 'function-url': 'UrlRequestLatency' };
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:alarms';

describe.each(frontDoors)('addMonitoring with front door %s', (frontDoor) => {
  const template = synthesize({ api: frontDoor });

  it.each([
    ['5xx answers', namespaces[frontDoor], serverErrors[frontDoor], { Statistic: 'Sum' }, 1],
    [
      'slow answers',
      namespaces[frontDoor],
      latencies[frontDoor],
      { ExtendedStatistic: 'p99' },
      1000,
    ],
    ['function errors', 'AWS/Lambda', 'Errors', { Statistic: 'Sum' }, 1],
    ['throttles', 'AWS/Lambda', 'Throttles', { Statistic: 'Sum' }, 1],
  ])('raises an alarm on %s', (_name, Namespace, MetricName, statistic, Threshold) => {
    template.resourceCountIs('AWS::CloudWatch::Alarm', 4);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace,
      MetricName,
      ...statistic,
      Threshold,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: Match.absent(),
    });
  });

  it('draws a dashboard', () => {
    template.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
  });

  it('notifies the chosen topic of every alarm', () => {
    const notifying = synthesize({ api: frontDoor, 'alarm-topic': TOPIC });
    notifying.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [TOPIC] });
  });

  it('is left out on an emulator', () => {
    const stack = createStack({ api: frontDoor }, { monitoring: false });
    const types = Object.values(Template.fromStack(stack).toJSON().Resources).map(
      (resource) => (resource as { Type: string }).Type,
    );
    expect(types.filter((type) => type.startsWith('AWS::CloudWatch'))).toEqual([]);
  });
});
