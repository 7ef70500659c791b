import type { RealApp } from './real-app.ts';

// Chosen for variety by reading them, before the first of them was deployed with the harness.

const examples = {
  repository: 'aws-samples/aws-cdk-examples',
  commit: 'bccff1d2775e4b0bf777721c6b41c0107e122f73',
} as const;

const patterns = {
  repository: 'aws-samples/serverless-patterns',
  commit: 'fb7b5d06c27d8abb1bd35e52ab7523acf4baab7b',
} as const;

export const realApps: readonly RealApp[] = [
  {
    ...examples,
    folder: 'typescript/custom-resource',
    has: 'custom resource with the provider framework, inline Python, `tsc` and tsx',
    check: [
      {
        output: 'CustomResourceDemoStack.ResponseMessage',
        matches: /^You said "CustomResource says hello"$/,
      },
    ],
  },
  {
    ...examples,
    folder: 'typescript/s3-sns-lambda-chain',
    has: 'S3 events, SNS, SQS, NodejsFunction, emptied bucket, `tsc` and tsx',
    check: [{ putObject: 'example.csv', into: 'CsvBucket' }, { logs: /example\.csv/ }],
  },
  {
    ...examples,
    folder: 'typescript/stepfunctions-job-poller',
    has: 'Step Functions, EventBridge schedule, inline Python, `tsc` and tsx',
    check: [
      {
        execute: 'CronStateMachine',
        input: '{"id":"job-1"}',
        succeedsWith: /"id": ?"job-1"/,
      },
    ],
  },
  {
    ...examples,
    folder: 'typescript/api-cors-lambda-crud-dynamodb',
    has: 'REST API, DynamoDB, NodejsFunction with its own lockfile, `tsc` and tsx',
    check: [
      {
        request: 'ApiLambdaCrudDynamoDBExample.itemsApiEndpoint',
        method: 'POST',
        path: '/items',
        body: '{"name":"milk"}',
        answers: /^$/,
      },
      {
        request: 'ApiLambdaCrudDynamoDBExample.itemsApiEndpoint',
        path: '/items',
        answers: /milk/,
      },
    ],
  },
  {
    ...examples,
    folder: 'python/lambda-layer',
    has: 'Python, Lambda layer',
    language: 'Python',
    check: [{ invoke: 'lambdafunction', answers: /^null$/ }, { logs: /Hello From Helper Layer!/ }],
  },
  {
    ...examples,
    folder: 'python/api-cors-lambda',
    has: 'Python, REST API without proxy integration, CORS',
    language: 'Python',
    check: [
      {
        request: 'ApiCorsLambdaStack.ApiGatewayWithCorsEndpoint',
        path: '/example',
        answers: /Lambda was invoked successfully/,
      },
    ],
  },
  {
    ...examples,
    folder: 'python/api-sqs-lambda',
    has: 'Python, REST API that sends to SQS, event source mapping',
    language: 'Python',
    check: [
      {
        request: 'ApiSqsLambdaStack.ApiGWEndpoint',
        method: 'POST',
        path: '/example',
        body: '{"greeting":"hello"}',
        answers: /^/,
      },
      { logs: /Received Message Body from API GW:.*greeting/ },
    ],
  },
  {
    ...examples,
    folder: 'python/dynamodb-lambda',
    has: 'Python, DynamoDB, EventBridge schedule',
    language: 'Python',
    check: [
      { invoke: 'producerlambdafunction', answers: /200/ },
      { item: 'demotable', matches: /"id"/ },
    ],
  },
  {
    ...patterns,
    folder: 'lambda-function-url-cdk/src',
    has: 'function URL, ts-node',
    check: [{ request: 'CdkStack.FunctionUrl', path: '/', answers: /^Hello World$/ }],
  },
  {
    ...patterns,
    folder: 'lambda-node-esm-cdk',
    has: 'HTTP API, NodejsFunction as an ES module, log retention, tsx',
    check: [
      { request: 'NodeEsmStack.publicEndpoint', path: '/', answers: /Hello Node ESM Module/ },
    ],
  },
  {
    ...patterns,
    folder: 'apigw-http-api-lambda-ts-cdk',
    has: 'HTTP API, NodejsFunction, ts-node',
    check: [{ request: 'HttpApiLambdaStack.HttpApiURL', path: '/', answers: /^Hello World!$/ }],
  },
  {
    ...patterns,
    folder: 'sns-sqs-lambda-cdk/src',
    has: 'SNS, SQS, event source mapping, ts-node',
    check: [
      { publish: 'a message for the topic', topic: 'SNSTopic' },
      { logs: /a message for the topic/ },
    ],
  },
  {
    ...patterns,
    folder: 'eventbridge-sqs-cdk-typescript',
    has: 'EventBridge bus and rule, SQS, ts-node',
    check: [
      {
        event: {
          bus: 'MyCustomEventBus',
          source: 'my-cdk-application',
          type: 'message-for-queue',
          detail: '{"greeting":"hello"}',
        },
      },
      { receive: 'eventbridgeSqsqueue', matches: /greeting/ },
    ],
  },
  {
    ...patterns,
    folder: 's3-lambda-cdk/src',
    has: 'S3 events to a NodejsFunction, emptied bucket, ts-node',
    check: [{ putObject: 'note.txt', into: 'demobucket' }, { logs: /ObjectCreated:Put/ }],
  },
  {
    repository: 'aws-samples/serverless-typescript-demo',
    commit: 'fea6d93cab1bf81b568cf38848a8b6d3267e0786',
    has: 'REST API, DynamoDB, NodejsFunction with the SDK in its bundle, log retention, dashboard',
    check: [
      {
        request: 'ServerlessTypescriptDemoStack.ApiURL',
        method: 'PUT',
        path: '/milk',
        body: '{"id":"milk","name":"Milk","price":2}',
        answers: /product created/i,
      },
      { request: 'ServerlessTypescriptDemoStack.ApiURL', path: '/milk', answers: /"Milk"/ },
    ],
  },
  {
    repository: 'cdk-patterns/serverless',
    commit: '08e31630e738f1b463c640cad1de6ca73d85f1c2',
    folder: 'the-lambda-trilogy/typescript',
    has: 'CDK 1.83 of 2021, three stacks with REST APIs, Express in a function, Node 12',
    script: 'build',
    check: [
      {
        request: 'TheFatLambdaStack.FatLambdaAPIEndpoint',
        path: '/add?firstNum=2&secondNum=3',
        answers: /^5$/,
      },
      {
        request: 'TheSinglePurposeFunctionStack.SinglePurposeFunctionAPIEndpoint',
        path: '/multiply?firstNum=2&secondNum=3',
        answers: /^6$/,
      },
      {
        request: 'TheLambdaLithStack.LambdalithAPIEndpoint',
        path: '/subtract?firstNum=3&secondNum=2',
        answers: /"result":1/,
      },
    ],
  },
  {
    repository: 'heiwa4126/cdk-cross-stack-reference2s',
    commit: '8e5299ebba8daf16bd87a79de4f7f1b74c45d426',
    has: 'two regions, cross-region reference by an SDK call, DynamoDB, SSM, tsx',
    check: [
      {
        output: 'cdk-cross-stack-reference2s-stack2.Stack1TableArnOutput',
        matches:
          /^arn:aws:dynamodb:ap-northeast-1:000000000000:table\/cdk-cross-stack-reference2s-table$/,
      },
    ],
  },
  {
    repository: 'bobbyhadz/aws-cdk-share-resources-between-stacks',
    commit: 'f8c0f794210e03a43b2f34d1896e31ccca1a1c15',
    has: 'two stacks, cross-stack reference, S3, account and region of the CLI, ts-node',
    check: [{ invoke: 'lambdafunction', answers: /bucket-stack-mybucket/ }],
  },
  {
    repository: 'maximillianus/cdk-pipeline-github',
    commit: '5b0aa8eea021bea6466b6dfe0e0b84a212e49471',
    has: 'CDK 2.31 of 2022, a stage of a pipeline deployed alone, inline Node 12, ts-node',
    stacks: ['CdkPipelineGithubStack/Test/LambdaStack'],
    check: [{ invoke: 'LambdaFunction', answers: /^(null|"Hello, CDK")$/ }],
  },
  {
    repository: 'aws-samples/aws-cdk-intro-workshop',
    commit: '3a59661864d5ad3022a897fa98d13747a2764798',
    folder: 'code/python/main-workshop',
    has: 'Python, REST API, DynamoDB, a function that invokes another, a construct of PyPI',
    language: 'Python',
    check: [
      {
        request: 'cdk-workshop.Endpoint',
        path: '/hello',
        answers: /Hello, CDK! You have hit \/hello/,
      },
      { item: 'HelloHitCounterHits', matches: /hello/ },
    ],
  },
];
