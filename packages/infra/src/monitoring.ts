import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { FrontDoorMetrics } from './front-doors/front-door.ts';

// A warm request takes a few ms. One cold start in a hundred does not reach this.
const SLOW_MS = 1_000;

/** Alarms on errors, throttles and latency, which notify the topic if there is one, and a dashboard. */
export function addMonitoring(
  scope: Construct,
  handler: IFunction,
  { requests, serverErrors, latency }: FrontDoorMetrics,
  alarmTopicArn: string | undefined,
): void {
  const functionErrors = handler.metricErrors({ statistic: 'Sum' });
  const throttles = handler.metricThrottles({ statistic: 'Sum' });

  const alarms = [
    addAlarm(scope, 'ServerErrorAlarm', 'Clients get 5xx', serverErrors, 1, 1),
    addAlarm(scope, 'FunctionErrorAlarm', 'The function fails', functionErrors, 1, 1),
    addAlarm(scope, 'ThrottleAlarm', 'Lambda refuses to run the function', throttles, 1, 1),
    addAlarm(scope, 'LatencyAlarm', `p99 latency is ${SLOW_MS} ms or more`, latency, SLOW_MS, 3),
  ];
  if (alarmTopicArn) {
    const action = new SnsAction(Topic.fromTopicArn(scope, 'AlarmTopic', alarmTopicArn));
    for (const alarm of alarms) alarm.addAlarmAction(action);
  }

  new Dashboard(scope, 'Dashboard', {
    defaultInterval: Duration.days(1),
    widgets: [
      [
        new GraphWidget({ title: 'Requests', left: [requests], width: 8 }),
        new GraphWidget({
          title: 'Errors',
          left: [serverErrors, functionErrors, throttles],
          width: 8,
        }),
        new GraphWidget({ title: 'Latency p99, ms', left: [latency], width: 8 }),
      ],
    ],
  });
}

/** Alarms when `metric` reaches `threshold` in each of `evaluationPeriods` periods of 5 minutes. */
function addAlarm(
  scope: Construct,
  id: string,
  alarmDescription: string,
  metric: IMetric,
  threshold: number,
  evaluationPeriods: number,
): Alarm {
  return new Alarm(scope, id, {
    alarmDescription,
    metric,
    threshold,
    evaluationPeriods,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}
