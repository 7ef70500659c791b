/**
 * Values of the same name joined by a bare comma, from a flat list of names and values: captured on AWS
 * by the authors of hotsock/voker (vokerhttp/testdata/apigwv2-request.json, `"first,second"`). A recorded
 * `text/html, application/json` is no counter-example: .NET's client writes two Accept values as one
 * line with a comma and a space.
 */
export function joinValues(flat: readonly string[]): Map<string, string> {
  const joined = new Map<string, string>();
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const name = flat[i] ?? '';
    const value = flat[i + 1] ?? '';
    const earlier = joined.get(name);
    joined.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return joined;
}
