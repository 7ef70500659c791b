/** The files of a synthesised CDK app: an HTTP API, a function URL, and a WebSocket API. */
export function assemblyFiles(): Record<string, string> {
  const code = `exports.handler = async (event) => ({
    statusCode: 200,
    body: [process.env._HANDLER, process.env.ANIMAL, process.env.EXTRA, event.rawPath].join(),
  });`;
  const apiId = { Ref: 'Pets' };
  const template = {
    Resources: {
      Zoo: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Code: { ZipFile: code },
          Handler: 'index.handler',
          Runtime: 'nodejs24.x',
          Timeout: 1,
          Environment: { Variables: { ANIMAL: 'cat' } },
        },
      },
      Pets: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'pets', ProtocolType: 'HTTP' } },
      PetsStage: {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: { ApiId: apiId, StageName: '$default', AutoDeploy: true },
      },
      PetsIntegration: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: apiId,
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: { 'Fn::GetAtt': ['Zoo', 'Arn'] },
          PayloadFormatVersion: '2.0',
        },
      },
      PetsRoute: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: {
          ApiId: apiId,
          RouteKey: 'GET /pets/{id}',
          Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'PetsIntegration' }]] },
        },
      },
      ZooUrl: {
        Type: 'AWS::Lambda::Url',
        Properties: { AuthType: 'NONE', TargetFunctionArn: { 'Fn::GetAtt': ['Zoo', 'Arn'] } },
      },
      Chat: {
        Type: 'AWS::ApiGatewayV2::Api',
        Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' },
      },
    },
  };
  const manifest = {
    version: '48.0.0',
    artifacts: {
      App: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/unknown-region',
        properties: { templateFile: 'App.template.json' },
      },
    },
  };
  return {
    'cdk.out/manifest.json': JSON.stringify(manifest),
    'cdk.out/App.template.json': JSON.stringify(template),
  };
}
