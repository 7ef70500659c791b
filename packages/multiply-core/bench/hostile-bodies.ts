const SIZE = 6_000_000;

/** Bodies of 6 MB that are built to cost as much as possible. */
export const hostileBodies: { readonly [name: string]: () => string } = {
  'all `[`': () => '['.repeat(SIZE),
  'all digits': () => '9'.repeat(SIZE),
  'all digits, as `a`': () => `{"a":${'9'.repeat(SIZE)},"b":2}`,
  'all digits, as a double': () => `{"a":0.${'9'.repeat(SIZE)},"b":2}`,
  'one long string': () => `{"a":1,"b":2,"c":"${'x'.repeat(SIZE)}"}`,
  'a million keys, all `a`': () => `{${'"a":1,'.repeat(SIZE / 6)}"b":2}`,
  '600,000 keys, all different': () =>
    `{${Array.from({ length: 600_000 }, (_, index) => `"${index.toString(36)}":1`).join()}}`,
  'deep objects': () => `{"a":1,"b":2,"c":${deepObjects()}}`,
  'strings of 17 characters': () =>
    `["${Array(SIZE / 20)
      .fill('x'.repeat(17))
      .join('","')}"]`,
  'a string of 17 characters on each line': () =>
    `["${Array(Math.floor(SIZE / 21))
      .fill('x'.repeat(17))
      .join('",\n"')}"]`,
  'empty strings': () => `["${'","'.repeat(SIZE / 3)}"]`,
  // Both bytes of the character occur in what a search looks for: a backslash and a quotation mark.
  '`≜` alone, 2 bytes each': () => `{"a":1,"b":2,"c":"${'≜'.repeat(SIZE / 3)}"}`,
  'an escape every 17 characters': () =>
    `{"a":1,"b":2,"c":"${`${'x'.repeat(17)}\\n`.repeat(SIZE / 19)}"}`,
  'a million escapes': () => `{"a":1,"b":2,"c":"${'\\u0061'.repeat(SIZE / 6)}"}`,
};

/** As deep as allowed, again and again. */
function deepObjects(): string {
  const deep = `${'{"c":'.repeat(9_990)}1${'}'.repeat(9_990)}`;
  return `[${Array.from({ length: Math.floor(SIZE / deep.length) }, () => deep).join()}]`;
}
