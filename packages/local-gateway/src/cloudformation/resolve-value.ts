import { isRecord } from '../response/result-fields.ts';
import { nameProperty, valueOfResource } from './resource-values.ts';
import type { StackScope } from './template.ts';

/** Gets the name of what had to be made up while a value was resolved, such as `Table` or `Api.Url`. */
export type NotePlaceholder = (reference: string) => void;

/** Resolves intrinsic functions across the stacks of an assembly. */
export interface Resolver {
  /** The value without intrinsic functions. Undefined for `AWS::NoValue`. */
  resolve(value: unknown, scope: StackScope, note?: NotePlaceholder): unknown;
  /** The value as text, as a function's environment has it. */
  resolveText(value: unknown, scope: StackScope, note?: NotePlaceholder): string;
  /** Whether a condition holds; undefined when that cannot be known. */
  decide(condition: string, scope: StackScope): boolean | undefined;
}

// Deep enough for any template; a template that refers to itself ends here.
const MAX_DEPTH = 100;

/** A resolver for these outermost stacks. */
export function createResolver(stacks: readonly StackScope[]): Resolver {
  let depth = 0;

  function resolve(value: unknown, scope: StackScope, note: NotePlaceholder = () => {}): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => resolve(item, scope, note)).filter((item) => item !== undefined);
    }
    if (!isRecord(value)) return value;
    const [entry, ...others] = Object.entries(value);
    if (entry !== undefined && others.length === 0) {
      const [name, argument] = entry;
      const intrinsic = name === 'Ref' ? ref : intrinsics[name];
      if (intrinsic !== undefined) {
        if (depth > MAX_DEPTH)
          throw new Error(`Expected ${name} to end, got a circle of references`);
        depth += 1;
        try {
          return intrinsic(argument, scope, note);
        } finally {
          depth -= 1;
        }
      }
    }
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, field]) => [name, resolve(field, scope, note)] as const)
        .filter(([, field]) => field !== undefined),
    );
  }

  function resolveText(value: unknown, scope: StackScope, note?: NotePlaceholder): string {
    const resolved = resolve(value, scope, note);
    if (resolved === undefined || resolved === null) return '';
    return typeof resolved === 'object' ? JSON.stringify(resolved) : String(resolved);
  }

  type Intrinsic = (argument: unknown, scope: StackScope, note: NotePlaceholder) => unknown;

  const ref: Intrinsic = (argument, scope, note) => {
    const name = String(argument);
    const pseudo = pseudoParameter(name, scope);
    if (pseudo !== undefined) return pseudo.value;
    if (name in scope.parameters) {
      const { parent } = scope;
      return parent && resolve(scope.parameters[name], parent, note);
    }
    const parameter = scope.template.Parameters?.[name];
    if (parameter === undefined) return resourceValue(name, undefined, scope, note);
    const isLookup = parameter.Type?.startsWith('AWS::SSM::Parameter::Value') ?? false;
    if (isLookup || parameter.Default === undefined) note(name);
    return parameter.Default ?? name;
  };

  function resourceValue(
    logicalId: string,
    attribute: string | undefined,
    scope: StackScope,
    note: NotePlaceholder,
  ): unknown {
    const reference = attribute === undefined ? logicalId : `${logicalId}.${attribute}`;
    const resource = scope.template.Resources?.[logicalId];
    if (resource === undefined) {
      note(reference);
      return reference;
    }
    const child = scope.children.get(logicalId);
    if (child !== undefined && attribute?.startsWith('Outputs.')) {
      const output = child.template.Outputs?.[attribute.slice('Outputs.'.length)];
      if (output !== undefined) return resolve(output.Value, child, note);
    }
    const own = ownAttribute(resource.Type, attribute);
    if (own !== undefined) return resolve(resource.Properties?.[own], scope, note);
    const qualified = qualifiedFunction(resource.Type, resource.Properties ?? {}, attribute, scope);
    if (qualified !== undefined) return qualified;
    const property = nameProperty(resource.Type);
    const given = property === undefined ? undefined : resource.Properties?.[property];
    const templateName = given === undefined ? undefined : resolveText(given, scope, note);
    const { value, isPlaceholder } = valueOfResource(
      scope,
      logicalId,
      resource,
      attribute,
      templateName,
    );
    if (isPlaceholder) note(reference);
    return value;
  }

  /** The ARNs of versions and aliases, which a function URL or an integration may name. */
  function qualifiedFunction(
    type: string,
    properties: Readonly<Record<string, unknown>>,
    attribute: string | undefined,
    scope: StackScope,
  ): string | undefined {
    const isVersion = type === 'AWS::Lambda::Version';
    if (isVersion && attribute === 'Version') return '1';
    if (!isVersion && type !== 'AWS::Lambda::Alias') return undefined;
    const name = resolveText(properties.FunctionName, scope);
    const qualifier = isVersion ? '1' : resolveText(properties.Name, scope);
    return `${name.startsWith('arn:') ? name : functionArn(name, scope)}:${qualifier}`;
  }

  const intrinsics: Readonly<Record<string, Intrinsic>> = {
    'Fn::GetAtt': (argument, scope, note) => {
      const text = Array.isArray(argument) ? argument.map(String).join('.') : String(argument);
      const dot = text.indexOf('.');
      return resourceValue(text.slice(0, dot), text.slice(dot + 1), scope, note);
    },
    'Fn::Join': (argument, scope, note) => {
      const [separator, items] = asList(resolve(argument, scope, note));
      return asList(items)
        .map(toText)
        .join(String(separator ?? ''));
    },
    'Fn::Sub': (argument, scope, note) => {
      const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
      return String(template).replace(/\$\{(!?)([^}]*)\}/g, (_whole, literal, written) => {
        const name = String(written).trim();
        if (literal === '!') return `\${${name}}`;
        if (isRecord(variables) && name in variables) {
          return resolveText(variables[name], scope, note);
        }
        const intrinsic = name.includes('.') && !name.startsWith('AWS::') ? 'Fn::GetAtt' : 'Ref';
        return resolveText({ [intrinsic]: name }, scope, note);
      });
    },
    'Fn::Select': (argument, scope, note) => {
      const [index, items] = asList(resolve(argument, scope, note));
      return asList(items)[Number(index)];
    },
    'Fn::Split': (argument, scope, note) => {
      const [separator, text] = asList(resolve(argument, scope, note));
      return toText(text).split(String(separator));
    },
    'Fn::If': (argument, scope, note) => {
      const [condition, whenTrue, whenFalse] = asList(argument);
      const holds = decide(String(condition), scope);
      if (holds === undefined) note(`the condition ${String(condition)}`);
      return resolve(holds === false ? whenFalse : whenTrue, scope, note);
    },
    'Fn::FindInMap': (argument, scope, note) => {
      const [map, first, second] = asList(resolve(argument, scope, note)).map(toText);
      const found = scope.template.Mappings?.[map ?? '']?.[first ?? '']?.[second ?? ''];
      if (found === undefined) note(`the mapping ${map}.${first}.${second}`);
      return found ?? '';
    },
    'Fn::ImportValue': (argument, scope, note) => {
      const name = resolveText(argument, scope, note);
      for (const stack of stacks) {
        for (const output of Object.values(stack.template.Outputs ?? {})) {
          if (output.Export === undefined) continue;
          if (resolveText(output.Export.Name, stack) === name) {
            return resolve(output.Value, stack, note);
          }
        }
      }
      note(`the export ${name}`);
      return name;
    },
    'Fn::GetStackOutput': (argument, scope, note) => {
      const { StackName, OutputName } = isRecord(argument) ? argument : {};
      const stackName = resolveText(StackName, scope, note);
      const outputName = resolveText(OutputName, scope, note);
      const stack = stacks.find((candidate) => candidate.stackName === stackName);
      const output = stack?.template.Outputs?.[outputName];
      if (stack !== undefined && output !== undefined) return resolve(output.Value, stack, note);
      note(`the output ${stackName}.${outputName}`);
      return `${stackName}.${outputName}`;
    },
    'Fn::Base64': (argument, scope, note) =>
      Buffer.from(resolveText(argument, scope, note)).toString('base64'),
    'Fn::ToJsonString': (argument, scope, note) => JSON.stringify(resolve(argument, scope, note)),
    'Fn::Length': (argument, scope, note) => asList(resolve(argument, scope, note)).length,
    'Fn::GetAZs': (_argument, scope) => ['a', 'b', 'c'].map((zone) => scope.region + zone),
    'Fn::Transform': (_argument, _scope, note) => {
      note('Fn::Transform');
      return '';
    },
    'Fn::Cidr': (_argument, _scope, note) => {
      note('Fn::Cidr');
      return [];
    },
  };

  function decide(condition: string, scope: StackScope): boolean | undefined {
    return holds(scope.template.Conditions?.[condition], scope);
  }

  function holds(expression: unknown, scope: StackScope): boolean | undefined {
    if (!isRecord(expression)) return undefined;
    const [[name, argument] = ['', undefined]] = Object.entries(expression);
    const results = () => asList(argument).map((item) => holds(item, scope));
    switch (name) {
      case 'Condition':
        return decide(String(argument), scope);
      case 'Fn::Not': {
        const [negated] = results();
        return negated === undefined ? undefined : !negated;
      }
      case 'Fn::And':
        return results().includes(false) ? false : allKnown(results(), true);
      case 'Fn::Or':
        return results().includes(true) ? true : allKnown(results(), false);
      case 'Fn::Equals': {
        let isKnown = true;
        const [a, b] = asList(argument).map((item) =>
          resolveText(item, scope, () => {
            isKnown = false;
          }),
        );
        return isKnown ? a === b : undefined;
      }
      default:
        return undefined;
    }
  }

  return { resolve, resolveText, decide };
}

function allKnown(results: readonly (boolean | undefined)[], value: boolean): boolean | undefined {
  return results.includes(undefined) ? undefined : value;
}

function pseudoParameter(name: string, scope: StackScope): { value: unknown } | undefined {
  const { region, accountId, stackName } = scope;
  switch (name) {
    case 'AWS::Region':
      return { value: region };
    case 'AWS::AccountId':
      return { value: accountId };
    case 'AWS::Partition':
      return { value: 'aws' };
    case 'AWS::URLSuffix':
      return { value: 'amazonaws.com' };
    case 'AWS::StackName':
      return { value: stackName };
    case 'AWS::StackId':
      return { value: `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/local` };
    case 'AWS::NotificationARNs':
      return { value: [] };
    case 'AWS::NoValue':
      return { value: undefined };
    default:
      return undefined;
  }
}

/** Attributes that give back a property. */
function ownAttribute(type: string, attribute: string | undefined): string | undefined {
  return type === 'AWS::SSM::Parameter' && attribute === 'Value' ? 'Value' : undefined;
}

/** The ARN of a function of a stack. */
export function functionArn(name: string, { region, accountId }: StackScope): string {
  return `arn:aws:lambda:${region}:${accountId}:function:${name}`;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : String(value ?? '');
}
