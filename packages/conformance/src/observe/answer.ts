import type { Answer, Observed } from '../cases/case.ts';

const BRIEF = 200;

/** Status, content type and body. */
export function observeResponse({ status, headers, body }: Answer): Observed {
  return {
    status,
    contentType: headerOf(headers, 'content-type'),
    body: brief(withoutSpace(body)),
  };
}

/** The same, of a body that is not text. */
export function observeBytes({ status, body }: Answer): Observed {
  return { status, base64: body.subarray(0, BRIEF).toString('base64') };
}

/** Status and body; the content type is not judged. */
export function observeBody({ status, body }: Answer): Observed {
  return { status, body: brief(withoutSpace(body)) };
}

/** Status and message of an answer that the front door wrote itself. */
export function observeMessage({ status, body }: Answer): Observed {
  const json = readJson(body);
  if (isRecord(json) && typeof json.message === 'string') return { status, message: json.message };
  // A long one can have paths of files, which differ between machines.
  return { status, body: body.length > BRIEF ? `more than ${BRIEF} bytes` : brief(body) };
}

/** Status, content type and the names in a JSON object. */
export function observeForm({ status, headers, body }: Answer): Observed {
  const json = readJson(body);
  const names = isRecord(json) ? Object.keys(json) : null;
  return { status, contentType: headerOf(headers, 'content-type'), names };
}

export function observeStatus({ status }: Answer): Observed {
  return { status };
}

export function observeLength({ status, body }: Answer): Observed {
  return { status, bytes: body.length };
}

/** Status, and how many bytes the function says it got when it was called at all. */
export function observeMeasure(answer: Answer): Observed {
  const json = readJson(answer.body);
  return isRecord(json) && typeof json.bytes === 'number'
    ? { status: answer.status, bytes: json.bytes }
    : observeMessage(answer);
}

/** Status and the values of one header, a value for each line. */
export function observeHeader(name: string): (answer: Answer) => Observed {
  return ({ status, headers }) => ({ status, [name]: valuesOf(headers, name) });
}

/** How the name of one header is written. */
export function observeHeaderCase(name: string): (answer: Answer) => Observed {
  return ({ headers }) => ({
    names: headers.map(([written]) => written).filter((written) => written.toLowerCase() === name),
  });
}

/** Whether headers are there, whatever their values. */
export function observePresence(...names: string[]): (answer: Answer) => Observed {
  return ({ headers }) =>
    Object.fromEntries(names.map((name) => [name, valuesOf(headers, name).length > 0]));
}

/** The CORS headers; lists sorted and in lower case, because their order and case mean nothing. */
export function observeCors({ headers }: Answer): Observed {
  const list = (name: string) =>
    headerOf(headers, name)
      ?.split(',')
      .map((value) => value.trim().toLowerCase())
      .sort()
      .join(',') ?? null;
  return {
    origin: headerOf(headers, 'access-control-allow-origin'),
    methods: list('access-control-allow-methods'),
    headers: list('access-control-allow-headers'),
  };
}

export function valuesOf(headers: Answer['headers'], name: string): string[] {
  return headers.filter(([written]) => written.toLowerCase() === name).map(([, value]) => value);
}

export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first part of a body, as text. */
export function brief(text: string | Buffer): string {
  return text.toString('utf8').slice(0, BRIEF);
}

function headerOf(headers: Answer['headers'], name: string): string | null {
  const values = valuesOf(headers, name);
  return values.length === 0 ? null : values.join(', ');
}

/** Some messages of a REST API have this space; `rest/error/message-text` is about it. */
function withoutSpace(body: Buffer): string {
  return body.toString('utf8').replace(/^\{"message": /, '{"message":');
}
