import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { BuiltFrontDoor } from './front-doors/front-door.ts';

// A warm request takes a few ms. One cold start in a hundred does not reach this.
const SLOW_MS = 1_000;

/** Alarms that say what to look at first, and notify the topic if there is one, and a dashboard. */
export function addMonitoring(
  scope: Construct,
  handler: LambdaFunction,
  { api, metrics }: BuiltFrontDoor,
  alarmTopicArn: string | undefined,
): void {
  const { requests, clientErrors, serverErrors, latency } = metrics;
  const functionErrors = handler.metricErrors({ statistic: 'Sum' });
  const throttles = handler.metricThrottles({ statistic: 'Sum' });
  const defects = defectMetric(scope, handler.logGroup);
  const functionLog = `the function's log group, ${handler.logGroup.logGroupName}`;

  const alarms = [
    addAlarm(scope, 'ServerErrorAlarm', serverErrors, {
      description:
        'Clients get 5xx responses. Look first at the other alarms of this stack, then at ' +
        (api
          ? `the lines of the access log, ${api.accessLog.logGroupName}, with a status of 500 or more: ` +
            'error and integrationError say what failed.'
          : `${functionLog}.`),
      threshold: 1,
    }),
    addAlarm(scope, 'FunctionErrorAlarm', functionErrors, {
      description:
        'Invocations fail: a crash, a time-out or no memory. Look first at the lines of type ' +
        `platform.report in ${functionLog}: status and errorType say which.`,
      threshold: 1,
    }),
    addAlarm(scope, 'DefectAlarm', defects, {
      description:
        'The function met a defect in its own code and answered 500. Look first at the lines with ' +
        `code internal_error in ${functionLog}: stackTrace says where.`,
      threshold: 1,
    }),
    addAlarm(scope, 'ThrottleAlarm', throttles, {
      description:
        'Lambda refuses to run the function. Look first at its reserved concurrency, then at the ' +
        "account's ConcurrentExecutions against its quota.",
      threshold: 1,
    }),
    addAlarm(scope, 'LatencyAlarm', latency, {
      description:
        `The 99th percentile of the latency is ${SLOW_MS} ms or more. Look first at durationMs and ` +
        `initDurationMs of the platform.report lines in ${functionLog}; if both are low, at the ` +
        'request rate and at the AWS Health Dashboard.',
      threshold: SLOW_MS,
      evaluationPeriods: 3,
    }),
  ];
  if (alarmTopicArn) {
    const action = new SnsAction(Topic.fromTopicArn(scope, 'AlarmTopic', alarmTopicArn));
    for (const alarm of alarms) alarm.addAlarmAction(action);
  }

  new Dashboard(scope, 'Dashboard', {
    defaultInterval: Duration.days(1),
    widgets: [
      [
        graph('Requests', requests),
        graph('4xx responses and throttles', clientErrors, throttles),
        graph('5xx responses, function errors and defects', serverErrors, functionErrors, defects),
        graph('Latency p99, ms', latency),
      ],
    ],
  });
}

/**
 * The sum of defects, which the function logs as `internal_error` and answers with 500. Lambda counts
 * them as successes (docs/decisions/024-defects-raise-an-alarm.md).
 */
function defectMetric(scope: Construct, logGroup: ILogGroup): IMetric {
  const filter = new MetricFilter(scope, 'DefectFilter', {
    logGroup,
    filterPattern: FilterPattern.stringValue('$.message.code', '=', 'internal_error'),
    // A namespace of the stack's own: a metric filter has no dimension that could hold its name.
    metricNamespace: Stack.of(scope).stackName,
    metricName: 'Defects',
    metricValue: '1',
  });
  return filter.metric({ statistic: 'Sum' });
}

interface AlarmOptions {
  readonly description: string;
  readonly threshold: number;
  /** So many periods of 5 minutes in a row must reach the threshold. Default: 1. */
  readonly evaluationPeriods?: number;
}

function addAlarm(
  scope: Construct,
  id: string,
  metric: IMetric,
  { description, threshold, evaluationPeriods = 1 }: AlarmOptions,
): Alarm {
  return new Alarm(scope, id, {
    alarmDescription: description,
    metric,
    threshold,
    evaluationPeriods,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}

function graph(title: string, ...left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 6 });
}
