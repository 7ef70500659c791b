import { format } from 'node:util';

/** Writes a line as Lambda's log has it. Set once the console is patched. */
type Write = (level: Level, args: readonly unknown[]) => void;

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;
type Level = (typeof LEVELS)[number];

const METHODS: readonly (readonly [string, Level])[] = [
  ['trace', 'TRACE'],
  ['debug', 'DEBUG'],
  ['info', 'INFO'],
  ['log', 'INFO'],
  ['warn', 'WARN'],
  ['error', 'ERROR'],
  // Lambda's own.
  ['fatal', 'FATAL'],
];

// As Node's console divides them; CloudWatch has one log for both.
const TO_STDERR = new Set<Level>(['TRACE', 'WARN', 'ERROR', 'FATAL']);

/** What the environment says about the log. */
export interface LogSettings {
  /** AWS_LAMBDA_LOG_FORMAT */
  readonly format: string | undefined;
  /** AWS_LAMBDA_LOG_LEVEL */
  readonly level: string | undefined;
}

/**
 * Makes the console write Lambda's lines: the time, the request's id, the level and the message
 * between tabs, or one JSON object.
 */
export function patchConsole(settings: LogSettings, requestId: () => string | undefined): void {
  const least = LEVELS.indexOf(settings.level?.toUpperCase() as Level);
  const formatLine = settings.format?.toUpperCase() === 'JSON' ? formatJsonLine : formatTextLine;
  const write: Write = (level, args) => {
    const line = `${formatLine(requestId(), level, args)}\n`;
    (TO_STDERR.has(level) ? process.stderr : process.stdout).write(line);
  };
  for (const [method, level] of METHODS) {
    const method_ =
      LEVELS.indexOf(level) >= least ? (...args: unknown[]) => write(level, args) : drop;
    Object.assign(console, { [method]: method_ });
  }
}

function drop(): void {}

function formatTextLine(id: string | undefined, level: Level, args: readonly unknown[]): string {
  return [new Date().toISOString(), id ?? '-', level, format(...args)].join('\t');
}

function formatJsonLine(id: string | undefined, level: Level, args: readonly unknown[]): string {
  const line: Record<string, unknown> = {
    timestamp: new Date().toISOString(),
    level,
    requestId: id ?? '-',
  };
  const [first] = args;
  if (args.length === 1) {
    try {
      return JSON.stringify({ ...line, message: first }, errorsReadable);
    } catch {
      return JSON.stringify({ ...line, message: format(first) });
    }
  }
  line.message = format(...args);
  const error = args.slice(1).find((arg) => arg instanceof Error);
  return JSON.stringify(error instanceof Error ? { ...line, ...toFields(error) } : line);
}

function errorsReadable(_key: string, value: unknown): unknown {
  return value instanceof Error ? { ...toFields(value), ...value } : value;
}

function toFields(error: Error): object {
  return {
    errorType: error.constructor.name,
    errorMessage: error.message,
    stackTrace: (error.stack ?? '').split('\n'),
  };
}
