import { describe, expect, it } from 'vitest';
import { synthesize } from './synthesize.ts';
import { onlyResource } from './template.ts';

// Both APIs have each of these variables, an HTTP API `routeKey` and a REST API `resourcePath` as well:
// read on 2026-11-24 in the API Gateway developer guide, "Customize HTTP API access logs" and "Variables
// for access logging for API Gateway".
const shared = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  sourceIp: '$context.identity.sourceIp',
  caller: '$context.identity.userArn',
  userAgent: '$context.identity.userAgent',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
  latency: '$context.responseLatency',
};

describe('an access log', () => {
  it('says who called an HTTP API, what for, and what became of it', () => {
    const stage = onlyResource(synthesize({ api: 'http' }), 'AWS::ApiGatewayV2::Stage');
    expect(JSON.parse(stage.Properties.AccessLogSettings.Format)).toEqual({
      ...shared,
      route: '$context.routeKey',
    });
  });

  it('says who called a REST API, what for, and what became of it', () => {
    const stage = onlyResource(synthesize({ api: 'rest' }), 'AWS::ApiGateway::Stage');
    expect(JSON.parse(stage.Properties.AccessLogSetting.Format)).toEqual({
      ...shared,
      route: '$context.resourcePath',
    });
  });

  it("is shorter than AWS's limit of 3 KB", () => {
    const { Format } = onlyResource(synthesize({ api: 'http' }), 'AWS::ApiGatewayV2::Stage')
      .Properties.AccessLogSettings;
    expect(Buffer.byteLength(Format)).toBeLessThan(3_000);
  });
});
