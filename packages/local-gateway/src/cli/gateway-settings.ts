/** What the command line and the environment ask for. */
export interface GatewaySettings {
  /** Path of the handler's module. */
  modulePath: string;
  exportName: string;
  /** Port on 127.0.0.1; 0 for a free one. */
  port: number;
  /** JSON for the curl line; undefined for a plain GET. */
  example: string | undefined;
}

const USAGE = 'main.ts [--example JSON] MODULE[#EXPORT]';
const DEFAULT_PORT = 3000;
const MAX_SHOWN_CHARS = 40;

/** Reads the settings. Throws an Error of one sentence that says what was expected and what came. */
export function readGatewaySettings(
  args: readonly string[],
  portText: string | undefined,
): GatewaySettings {
  const { example, handler } = readArguments(args);
  const hash = handler.lastIndexOf('#');
  return {
    modulePath: hash === -1 ? handler : handler.slice(0, hash),
    exportName: hash === -1 ? 'handler' : handler.slice(hash + 1),
    port: portText === undefined || portText === '' ? DEFAULT_PORT : readPort(portText),
    example,
  };
}

// By hand: an import of node:util costs 3 MB (measured, Node 24.21.0).
function readArguments(args: readonly string[]): { example: string | undefined; handler: string } {
  let example: string | undefined;
  const modules: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const argument = args[i] ?? '';
    if (argument === '--example') {
      i += 1;
      example = args[i];
      if (example === undefined) throw new Error(`Expected ${USAGE}, got --example without JSON.`);
    } else if (argument.startsWith('-')) {
      throw new Error(`Expected ${USAGE}, got the option ${shorten(argument)}.`);
    } else {
      modules.push(argument);
    }
  }
  const [handler] = modules;
  if (handler === undefined || modules.length > 1) {
    throw new Error(`Expected ${USAGE}, got ${modules.length} modules.`);
  }
  return { example, handler };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Error(
    `Expected PORT to be a whole number from 0 (a free port) to 65535, got ${JSON.stringify(shorten(text))}.`,
  );
}

function shorten(text: string): string {
  return text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS)}...` : text;
}
