/** Values by name as payload 1.0 has them: the last one, and all of them. */
export interface MultiValues {
  readonly last: Record<string, string>;
  readonly all: Record<string, string[]>;
}

/** Sorts a flat list of names and values by name. Undefined when it is empty. */
export function sortValues(flat: readonly string[]): MultiValues | undefined {
  if (flat.length === 0) return undefined;
  const lists = new Map<string, string[]>();
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const name = flat[i] ?? '';
    const value = flat[i + 1] ?? '';
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [value]);
    else list.push(value);
  }
  // fromEntries, as JSON.parse, makes a property of the object's own even of `__proto__`.
  return {
    last: Object.fromEntries([...lists].map(([name, list]) => [name, list.at(-1) ?? ''])),
    all: Object.fromEntries(lists),
  };
}
