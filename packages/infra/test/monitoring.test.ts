import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { type FrontDoor, frontDoors } from '../src/front-doors/front-door.ts';
import { createStack, synthesize } from './synthesize.ts';
import { multiplyFunction, onlyResource, type Resource, render, resourcesOf } from './template.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:alarms';
const STACK = 'products';

interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
}

/**
 * What each front door measures, by the names in AWS's documentation (read on 2026-11-24): API Gateway
 * developer guide, "Monitor CloudWatch metrics for HTTP APIs" and "Amazon API Gateway dimensions and
 * metrics"; Lambda developer guide, "Monitoring Lambda function URLs".
 */
function frontDoorMetrics(frontDoor: FrontDoor, template: Template) {
  const names = {
    http: ['Count', '4xx', '5xx', 'Latency'],
    rest: ['Count', '4XXError', '5XXError', 'Latency'],
    'function-url': ['UrlRequestCount', 'Url4xxCount', 'Url5xxCount', 'UrlRequestLatency'],
  }[frontDoor];
  const dimensions = () => {
    if (frontDoor === 'rest') return { ApiName: STACK };
    if (frontDoor === 'http')
      return { ApiId: `\${${onlyResource(template, 'AWS::ApiGatewayV2::Api').id}}` };
    return { FunctionName: `\${${multiplyFunction(template).id}}` };
  };
  const metric = (name: string | undefined, statistic: string): Metric => ({
    namespace: frontDoor === 'function-url' ? 'AWS/Lambda' : 'AWS/ApiGateway',
    name: name ?? '',
    dimensions: dimensions(),
    statistic,
  });
  return {
    requests: metric(names[0], 'Sum'),
    clientErrors: metric(names[1], 'Sum'),
    serverErrors: metric(names[2], 'Sum'),
    latency: metric(names[3], 'p99'),
  };
}

function functionMetric(name: string, template: Template): Metric {
  return {
    namespace: 'AWS/Lambda',
    name,
    dimensions: { FunctionName: `\${${multiplyFunction(template).id}}` },
    statistic: 'Sum',
  };
}

const defects: Metric = { namespace: STACK, name: 'Defects', dimensions: {}, statistic: 'Sum' };

function watched({ Properties }: Resource): Metric {
  return {
    namespace: Properties.Namespace,
    name: Properties.MetricName,
    dimensions: Object.fromEntries(
      (Properties.Dimensions ?? []).map(({ Name, Value }: { Name: string; Value: unknown }) => [
        Name,
        render(Value),
      ]),
    ),
    statistic: Properties.Statistic ?? Properties.ExtendedStatistic,
  };
}

describe.each(frontDoors)('addMonitoring with front door %s', (frontDoor) => {
  const template = synthesize({ api: frontDoor, stack: STACK });
  const front = frontDoorMetrics(frontDoor, template);
  const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm');
  const alarm = (id: string) => {
    const found = Object.entries(alarms).find(([logicalId]) => logicalId.startsWith(id))?.[1];
    if (!found) throw new Error(`Expected an alarm ${id}, got ${Object.keys(alarms).join(', ')}`);
    return found;
  };
  const functionLog = `\${${multiplyFunction(template).Properties.LoggingConfig.LogGroup.Ref}}`;
  const accessLog = Object.keys(resourcesOf(template, 'AWS::Logs::LogGroup')).find((id) =>
    id.startsWith('AccessLogs'),
  );

  it.each([
    ['ServerErrorAlarm', 'one 5xx response', front.serverErrors, 1, 1],
    ['FunctionErrorAlarm', 'one failed invocation', functionMetric('Errors', template), 1, 1],
    ['DefectAlarm', 'one defect', defects, 1, 1],
    ['ThrottleAlarm', 'one throttle', functionMetric('Throttles', template), 1, 1],
    ['LatencyAlarm', '15 minutes of slow responses', front.latency, 1000, 3],
  ])('%s goes off after %s', (id, _what, metric, Threshold, EvaluationPeriods) => {
    expect(watched(alarm(id))).toEqual(metric);
    expect(alarm(id).Properties).toMatchObject({
      Threshold,
      EvaluationPeriods,
      Period: 300,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
    expect(alarm(id).Properties).not.toHaveProperty('AlarmActions');
    expect(alarm(id).Properties).not.toHaveProperty('DatapointsToAlarm');
  });

  it('has no other alarm', () => {
    expect(Object.keys(alarms).length).toBe(5);
  });

  it.each([
    ['ServerErrorAlarm', accessLog ? `\${${accessLog}}` : functionLog],
    ['FunctionErrorAlarm', functionLog],
    ['DefectAlarm', functionLog],
    ['ThrottleAlarm', 'reserved concurrency'],
    ['LatencyAlarm', functionLog],
  ])('%s says what to look at first', (id, where) => {
    const description = render(alarm(id).Properties.AlarmDescription);
    expect(description).toMatch(/Look first at /);
    expect(description).toContain(where);
    // CloudWatch API reference, PutMetricAlarm. A log group's name has up to 512 characters.
    expect(description.length + 512).toBeLessThan(1024);
  });

  it('counts the lines of defects in the log of the function', () => {
    expect(onlyResource(template, 'AWS::Logs::MetricFilter').Properties).toEqual({
      LogGroupName: { Ref: multiplyFunction(template).Properties.LoggingConfig.LogGroup.Ref },
      FilterPattern: '{ $.message.code = "internal_error" }',
      MetricTransformations: [{ MetricNamespace: STACK, MetricName: 'Defects', MetricValue: '1' }],
    });
  });

  it('draws every metric on the dashboard, next to what explains it', () => {
    const body = JSON.parse(
      render(onlyResource(template, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody),
    );
    expect(body.start).toBe('-P1D');
    expect(body.widgets.map(drawn)).toEqual([
      ['Requests', [front.requests]],
      ['4xx responses and throttles', [front.clientErrors, functionMetric('Throttles', template)]],
      [
        '5xx responses, function errors and defects',
        [front.serverErrors, functionMetric('Errors', template), defects],
      ],
      ['Latency p99, ms', [front.latency]],
    ]);
  });

  it('notifies the chosen topic of every alarm', () => {
    const notifying = synthesize({ api: frontDoor, 'alarm-topic': TOPIC });
    expect(Object.keys(resourcesOf(notifying, 'AWS::CloudWatch::Alarm')).length).toBe(5);
    notifying.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [TOPIC] });
  });

  it('is left out on an emulator', () => {
    const stack = createStack({ api: frontDoor }, { monitoring: false });
    const types = Object.values(Template.fromStack(stack).toJSON().Resources).map(
      (resource) => (resource as { Type: string }).Type,
    );
    expect(types).toContain('AWS::Lambda::Function');
    expect(types.filter((type) => /CloudWatch|MetricFilter/.test(type))).toEqual([]);
  });
});

interface Widget {
  readonly properties: { readonly title: string; readonly metrics: readonly unknown[][] };
}

/** A widget's title and metrics. In a dashboard a metric is namespace, name, dimensions, options. */
function drawn({ properties: { title, metrics } }: Widget): [string, Metric[]] {
  return [
    title,
    metrics.map((metric) => {
      const options = metric.at(-1) as { stat?: string };
      const [namespace, name, ...dimensions] = metric.slice(0, -1) as string[];
      const pairs = dimensions.flatMap((value, index) =>
        index % 2 === 0 ? [[value, dimensions[index + 1]]] : [],
      );
      return {
        namespace: namespace ?? '',
        name: name ?? '',
        dimensions: Object.fromEntries(pairs),
        statistic: options.stat ?? '',
      };
    }),
  ];
}
