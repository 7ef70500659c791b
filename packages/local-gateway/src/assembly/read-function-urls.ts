import { functionArn } from '../cloudformation/resolve-value.ts';
import type { FunctionUrl } from '../function-url/function-url.ts';
import {
  type AssemblyReader,
  type ResolvedResource,
  resourcesOf,
  textOf,
} from './assembly-reader.ts';
import { readCorsRules } from './read-cors.ts';

/** A function URL of an assembly and the resource that it is. */
export interface PlannedFunctionUrl {
  readonly resource: ResolvedResource;
  readonly url: FunctionUrl;
}

/** The function URLs of an assembly. */
export function readFunctionUrls(reader: AssemblyReader): PlannedFunctionUrl[] {
  return resourcesOf(reader, 'AWS::Lambda::Url').map((resource) => {
    const { properties, ref: id } = resource;
    const cors = readCorsRules(properties.Cors);
    const url: FunctionUrl = {
      id,
      target: readTarget(reader, resource),
      invokeMode: properties.InvokeMode === 'RESPONSE_STREAM' ? 'RESPONSE_STREAM' : 'BUFFERED',
      ...(cors === undefined ? {} : { cors }),
    };
    return { resource, url };
  });
}

function readTarget(
  { findFunction, notServed }: AssemblyReader,
  resource: ResolvedResource,
): FunctionUrl['target'] {
  const { scope, properties } = resource;
  const refuse = (reason: string) => notServed.refuse(resource, 'function URL', reason);
  const authType = textOf(properties.AuthType);
  if (authType !== 'NONE') return refuse(`it has an authorizer (${authType})`);
  const target = textOf(properties.TargetFunctionArn);
  const found = findFunction(target.startsWith('arn:') ? target : functionArn(target, scope));
  if (found.kind === 'not_served') return refuse(found.reason);
  return { kind: 'function', functionName: found.arn };
}
