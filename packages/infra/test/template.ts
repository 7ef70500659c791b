import type { Template } from 'aws-cdk-lib/assertions';

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape differs with each type of resource
  readonly Properties: Record<string, any>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** The resources of one type, by logical id. */
export function resourcesOf(template: Template, type: string): Record<string, Resource> {
  return template.findResources(type) as Record<string, Resource>;
}

/** The only resource of its type, and its logical id. */
export function onlyResource(template: Template, type: string): Resource & { readonly id: string } {
  const [[id, resource] = [], ...others] = Object.entries(resourcesOf(template, type));
  if (id === undefined || resource === undefined || others.length > 0)
    throw new Error(`Expected one ${type}, got ${others.length + (id === undefined ? 0 : 1)}`);
  return { ...resource, id };
}

/** The function that multiplies. `auth=iam` with CORS brings another one, which answers preflights. */
export function multiplyFunction(template: Template): Resource & { readonly id: string } {
  const functions = Object.entries(resourcesOf(template, 'AWS::Lambda::Function'));
  const [id, resource] = functions.find(([, { Properties }]) => !Properties.Code.ZipFile) ?? [];
  if (id === undefined || resource === undefined)
    throw new Error('Expected a function with a bundle, got none');
  return { ...resource, id };
}

/** The string that CloudFormation makes of a value, each reference as `${LogicalId}` or `${Id.Attribute}`. */
export function render(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('Ref' in value) return `\${${value.Ref}}`;
  if ('Fn::GetAtt' in value) return `\${${(value['Fn::GetAtt'] as string[]).join('.')}}`;
  if ('Fn::Join' in value) {
    const [separator, parts] = value['Fn::Join'] as [string, unknown[]];
    return parts.map(render).join(separator);
  }
  throw new Error(`Expected a string, Ref, Fn::GetAtt or Fn::Join, got ${JSON.stringify(value)}`);
}
