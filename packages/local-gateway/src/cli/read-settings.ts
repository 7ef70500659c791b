import { parseArgs } from 'node:util';
import type { NodeRuntime } from '../runtime/function-definition.ts';
import { readPort } from '../server/port.ts';

/** What the command line and the environment ask for. */
export interface GatewaySettings {
  /** Path of the handler's module, or of a synthesised CDK app. */
  readonly path: string;
  readonly exportName: string;
  /** Port on 127.0.0.1; 0 for a free one. */
  readonly port: number;
  /** Undefined for the default: a CDK app's functions have their own. */
  readonly timeoutMs: number | undefined;
  readonly runtime: NodeRuntime | undefined;
  readonly watch: boolean;
  readonly inspect: boolean;
  /** An emulator for the functions' AWS calls. */
  readonly endpoint: string | undefined;
  /** The functions' own variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Files with such variables; what `environment` has wins. */
  readonly environmentFiles: readonly string[];
  /** JSON for the curl line; undefined for a plain GET. */
  readonly example: string | undefined;
  readonly json: boolean;
}

/** What to do: serve, or print something and end. */
export type Command =
  | { readonly kind: 'serve'; readonly settings: GatewaySettings }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

const SYNOPSIS = `Usage: local-gateway [options] MODULE[#EXPORT]
       local-gateway [options] CDK_OUT
`;

export const usage = `${SYNOPSIS}
Serves Lambda functions on 127.0.0.1 as AWS's front doors would.
MODULE is a JavaScript or TypeScript file, behind an HTTP API; EXPORT is "handler" by default.
CDK_OUT is the folder of a synthesised CDK app; each API and function URL gets a port of its own.

  --port PORT          the (first) port; 0 takes free ones (default: $PORT, else 3000)
  --timeout SECONDS    the functions' time-out (default: 30, in a CDK app their own)
  --runtime NAME       the Lambda runtime of MODULE, which decides about callback handlers:
                       up to nodejs22.x takes them (default: nodejs24.x)
  --watch              load a function again when a file of it changes
  --inspect            let a debugger attach to the functions from port 9229 on, without time-outs
  --env NAME=VALUE     a variable for the functions; may be repeated
  --env-file FILE      variables for the functions, a NAME=VALUE a line; may be repeated
  --endpoint URL       an emulator for the functions' AWS calls (AWS_ENDPOINT_URL)
  --example JSON       the body in the curl lines that are printed (default: none, a plain GET)
  --json               print what is served as one line of JSON
  -h, --help           print this
  --version            print the version

Example: local-gateway --watch --example '{"name":"Ada"}' src/handler.ts#greet
`;

const DEFAULT_PORT = 3000;
const MAX_TIMEOUT_SECONDS = 900;
const MAX_SHOWN_CHARS = 40;

const options = {
  port: { type: 'string' },
  timeout: { type: 'string' },
  runtime: { type: 'string' },
  watch: { type: 'boolean' },
  inspect: { type: 'boolean' },
  env: { type: 'string', multiple: true },
  'env-file': { type: 'string', multiple: true },
  endpoint: { type: 'string' },
  example: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/**
 * Reads the command. Throws an Error of one sentence that says what was expected and what came, before the
 * usage where the command line is of another form.
 */
export function readCommand(args: readonly string[], portText: string | undefined): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [target, ...others] = positionals;
  if (target === undefined || others.length > 0) {
    throw new Error(
      withUsage(`Expected one MODULE[#EXPORT] or CDK_OUT, got ${positionals.length}.`),
    );
  }
  const hash = target.lastIndexOf('#');
  return {
    kind: 'serve',
    settings: {
      path: hash === -1 ? target : target.slice(0, hash),
      exportName: hash === -1 ? 'handler' : target.slice(hash + 1),
      port:
        values.port === undefined
          ? readPort(portText ?? DEFAULT_PORT, 'PORT')
          : readPort(values.port, '--port'),
      timeoutMs: readTimeout(values.timeout),
      runtime: readRuntime(values.runtime),
      watch: values.watch ?? false,
      inspect: values.inspect ?? false,
      endpoint: values.endpoint === undefined ? undefined : readEndpoint(values.endpoint),
      environment: Object.fromEntries((values.env ?? []).map(readVariable)),
      environmentFiles: values['env-file'] ?? [],
      example: values.example,
      json: values.json ?? false,
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's own sentence, such as "Unknown option '--prot'.", without its advice on "--".
    const [reason = ''] = String(error instanceof Error ? error.message : error).split(/\.? To /);
    throw new Error(withUsage(`${shorten(reason, 200).replace(/\.$/, '')}.`));
  }
}

function withUsage(sentence: string): string {
  return `${sentence}\n\n${SYNOPSIS}       local-gateway --help`;
}

function readTimeout(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && seconds > 0 && seconds <= MAX_TIMEOUT_SECONDS) {
    return seconds * 1000;
  }
  throw new Error(
    `Expected --timeout to be seconds, more than 0 and at most ${MAX_TIMEOUT_SECONDS}, got ${quote(text)}.`,
  );
}

function readRuntime(text: string | undefined): NodeRuntime | undefined {
  if (text === undefined) return undefined;
  // The pattern is that of the type.
  if (/^nodejs[1-9]\d*\.x$/.test(text)) return text as NodeRuntime;
  throw new Error(
    `Expected --runtime to be one of Node.js, such as nodejs24.x, got ${quote(text)}.`,
  );
}

function readEndpoint(text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text)) return text;
  throw new Error(
    `Expected --endpoint to be an address such as http://127.0.0.1:4566, got ${quote(text)}.`,
  );
}

function readVariable(text: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals > 0) return [text.slice(0, equals), text.slice(equals + 1)];
  // The value may be a secret, so nothing of it is shown.
  throw new Error('Expected --env to be NAME=VALUE, got one without a name or without "=".');
}

function quote(text: string): string {
  return JSON.stringify(shorten(text, MAX_SHOWN_CHARS));
}

function shorten(text: string, maxChars: number): string {
  return text.length > maxChars ? `${text.slice(0, maxChars)}...` : text;
}
