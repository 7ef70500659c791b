import type { Observed, ProbeAnswer } from './probe.ts';

const BRIEF = 200;

/** Status, content type and body: what the function's result became. */
export function observeResponse({ status, headers, body }: ProbeAnswer): Observed {
  // REST APIs were recorded writing their own messages with and without this blank.
  const text = body.toString('utf8').replace(/^\{"message": /, '{"message":');
  return { status, contentType: headerOf(headers, 'content-type'), body: text };
}

/** The same, of a body that need not be text. */
export function observeBytes({ status, headers, body }: ProbeAnswer): Observed {
  return {
    status,
    contentType: headerOf(headers, 'content-type'),
    base64: body.toString('base64'),
  };
}

/** Status and body; the content type is not judged. */
export function observeBody({ status, body }: ProbeAnswer): Observed {
  return { status, body: body.toString('utf8') };
}

/** Status and message of an answer that the front door wrote itself; its blanks do not count. */
export function observeMessage({ status, body }: ProbeAnswer): Observed {
  const json = readJson(body);
  if (isRecord(json) && typeof json.message === 'string') return { status, message: json.message };
  return body.length > BRIEF ? { status, bytes: body.length } : { status, body: brief(body) };
}

export function observeStatus({ status }: ProbeAnswer): Observed {
  return { status };
}

export function observeLength({ status, body }: ProbeAnswer): Observed {
  return { status, bytes: body.length };
}

/** Status, and how many bytes the function says it got when it was called at all. */
export function observeMeasure({ status, body }: ProbeAnswer): Observed {
  const json = readJson(body);
  return isRecord(json) && typeof json.bytes === 'number'
    ? { status, bytes: json.bytes }
    : observeMessage({ status, headers: [], body });
}

/** Status and the lines of one header, whatever their order among other headers. */
export function observeHeader(name: string): (answer: ProbeAnswer) => Observed {
  return ({ status, headers }) => ({
    status,
    [name]: headers.filter(([other]) => other === name).map(([, value]) => value),
  });
}

/** The CORS headers; lists in alphabetical order and lower case, as browsers do not mind either. */
export function observeCors({ headers }: ProbeAnswer): Observed {
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

/** What `read` takes from the event that the function got; the status when it got none. */
export function observeEvent(
  read: (event: FunctionEvent) => Observed,
): (answer: ProbeAnswer) => Observed {
  return ({ status, body }) => {
    const json = readJson(body);
    // The fixture answers with its event in JSON.
    return status === 200 && isRecord(json)
      ? read(json as FunctionEvent)
      : { status, body: brief(body) };
  };
}

/** An event as far as probes read it, payload 1.0 or 2.0. */
export interface FunctionEvent {
  readonly [name: string]: unknown;
  readonly headers?: Readonly<Record<string, string>> | null;
  readonly requestContext?: Readonly<Record<string, unknown>>;
}

function headerOf(headers: ProbeAnswer['headers'], name: string): string | null {
  const values = headers.filter(([other]) => other === name).map(([, value]) => value);
  return values.length === 0 ? null : values.join(', ');
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function brief(body: Buffer): string {
  return body.subarray(0, BRIEF).toString('utf8');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
