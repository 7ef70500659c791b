import { createEmulatorNames, noPhysicalIds } from '../cloudformation/emulator-names.ts';
import { createResolver } from '../cloudformation/resolve-value.ts';
import { type AssemblyReader, resourcesOf } from './assembly-reader.ts';
import { CodeFolders } from './find-code.ts';
import { type NotServed, NotServedList, type Placeholder } from './not-served.ts';
import { readAssembly } from './read-assembly.ts';
import { type PlannedFunctionUrl, readFunctionUrls } from './read-function-urls.ts';
import { type AssemblyFunction, createFunctionFinder } from './read-functions.ts';
import { type PlannedHttpApi, readHttpApis } from './read-http-apis.ts';
import { type PlannedRestApi, readRestApis } from './read-rest-apis.ts';
import { listResources, readScopes } from './read-scopes.ts';

/** What an assembly has to serve. Disposing it removes code that had to be unpacked. */
export interface AssemblyPlan extends Disposable {
  readonly httpApis: readonly PlannedHttpApi[];
  readonly restApis: readonly PlannedRestApi[];
  readonly functionUrls: readonly PlannedFunctionUrl[];
  /** The functions that these invoke, by their ARNs, which the integrations name. */
  readonly functions: ReadonlyMap<string, AssemblyFunction & { readonly kind: 'runs' }>;
  readonly notServed: readonly NotServed[];
  readonly placeholders: readonly Placeholder[];
}

/** Resources that lead to functions in ways that are not served, and what they are. */
const OTHER_DOORS: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::DomainName': 'custom domain name',
  'AWS::ApiGatewayV2::DomainName': 'custom domain name',
  'AWS::AppSync::GraphQLApi': 'AppSync API',
  'AWS::CloudFront::Distribution': 'CloudFront distribution',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'load balancer',
  'AWS::Serverless::Api': 'SAM API',
  'AWS::Serverless::Function': 'SAM function',
  'AWS::Serverless::HttpApi': 'SAM HTTP API',
};

/**
 * Reads a synthesised CDK app. With the endpoint of an emulator, resources have the names that they have
 * there. Rejects with an Error of one sentence for a folder that is no such app.
 */
export async function planAssembly(folder: string, endpoint?: string): Promise<AssemblyPlan> {
  const names = endpoint === undefined ? noPhysicalIds : createEmulatorNames(endpoint);
  const scopes = await readScopes(readAssembly(folder), names);
  const resources = listResources(scopes);
  const resolver = createResolver(scopes);
  const code = new CodeFolders(resolver);
  const notServed = new NotServedList();
  const findFunction = createFunctionFinder(resources, resolver, code, notServed);
  const functions = new Map<string, AssemblyFunction & { readonly kind: 'runs' }>();
  const reader: AssemblyReader = {
    resources,
    resolver,
    notServed,
    findFunction: (arn) => {
      const found = findFunction(arn);
      if (found.kind === 'runs') functions.set(found.arn, found);
      return found;
    },
  };
  const httpApis = readHttpApis(reader);
  const restApis = readRestApis(reader);
  const functionUrls = readFunctionUrls(reader);
  for (const [type, what] of Object.entries(OTHER_DOORS)) {
    for (const resource of resourcesOf(reader, type)) {
      notServed.add(resource, what, 'it is not served');
    }
  }
  return {
    httpApis,
    restApis,
    functionUrls,
    functions,
    notServed: notServed.entries,
    placeholders: [...functions.values()].flatMap(({ placeholders }) => placeholders),
    [Symbol.dispose]: () => code[Symbol.dispose](),
  };
}
