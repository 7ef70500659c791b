import { describe, expect, it } from 'vitest';
import { type AssemblyStack, selectStacks } from '../src/assembly/read-assembly.ts';

function stack(path: string, dependencies: readonly string[] = []): AssemblyStack {
  const name = path.replaceAll('/', '-');
  const environment = { account: undefined, region: 'us-east-1', qualifier: 'hnb659fds' };
  return { name, path, dependencies, templateFile: '', ...environment };
}

describe('selectStacks', () => {
  const stacks = [
    stack('Base'),
    stack('Api', ['Base']),
    stack('Prod/Api'),
    stack('Prod/Deep/Api'),
    stack('A.B'),
  ];
  it.each([
    [['**'], ['Base', 'Api', 'Prod/Api', 'Prod/Deep/Api', 'A.B']],
    [['*'], ['Base', 'Api', 'A.B']],
    [['Api'], ['Base', 'Api']],
    [['Prod/*'], ['Prod/Api']],
    [['Prod/**'], ['Prod/Api', 'Prod/Deep/Api']],
    [['Bas?', 'Base'], ['Base']],
    [['A.B'], ['A.B']],
  ])('selects by %j %j', (patterns, paths) => {
    expect(selectStacks(stacks, patterns).map(({ path }) => path)).toEqual(paths);
  });

  it('refuses a pattern that matches none', () => {
    expect(() => selectStacks(stacks, ['Base', 'AxB'])).toThrow(
      'Expected a stack that matches AxB, got Base, Api, Prod/Api, Prod/Deep/Api, A.B',
    );
  });
});
