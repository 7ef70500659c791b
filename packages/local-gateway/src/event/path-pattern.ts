/**
 * The parameters of a path that fits a pattern of segments, such as `pets`, `{id}` and a last
 * `{proxy+}`; undefined for one that does not. A parameter takes no empty segment.
 */
export function matchSegments(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const parameters: [string, string][] = [];
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index];
    if (segment === undefined) return undefined;
    switch (rank(part)) {
      case GREEDY: {
        const rest = segments.slice(index).join('/');
        if (rest === '') return undefined;
        parameters.push([part.slice(1, -2), rest]);
        return Object.fromEntries(parameters);
      }
      case PARAMETER:
        if (segment === '') return undefined;
        parameters.push([part.slice(1, -1), segment]);
        break;
      default:
        if (part !== segment) return undefined;
    }
  }
  return segments.length === pattern.length ? Object.fromEntries(parameters) : undefined;
}

/** Sorts patterns by what is tried first: segment by segment, text, a parameter, a greedy one. */
export function comparePatterns(a: readonly string[], b: readonly string[]): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const difference = rank(a[i]) - rank(b[i]);
    if (difference !== 0) return difference;
  }
  return 0;
}

const TEXT = 0;
const PARAMETER = 1;
const GREEDY = 2;
const NONE = 3;

function rank(segment: string | undefined): number {
  if (segment === undefined) return NONE;
  if (!segment.startsWith('{') || !segment.endsWith('}')) return TEXT;
  return segment.endsWith('+}') ? GREEDY : PARAMETER;
}
