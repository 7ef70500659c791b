import { loadHandler } from '../runtime/load-handler.ts';
import { type StartedLocalGateway, startLocalGateway } from '../server/start-local-gateway.ts';
import { type GatewaySettings, readGatewaySettings } from './gateway-settings.ts';
import { createLineWriter } from './line-writer.ts';

const log = createLineWriter((text) => process.stdout.write(text));

try {
  const settings = readGatewaySettings(process.argv.slice(2), process.env.PORT);
  const gateway = await start(settings);
  stopOnSignals(gateway);
  surviveStrayErrors();
  console.log(
    `Listening on ${gateway.url} (Ctrl-C stops it). Try:\n\n  ${curlLine(gateway.url, settings.example)}\n`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function start({ modulePath, exportName, port }: GatewaySettings) {
  const handler = await loadHandler(modulePath, exportName);
  try {
    return await startLocalGateway(handler, {
      port,
      logRequest: log.write,
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new Error(
        `Expected port ${port} to be free, got one that something else listens on: stop that, or set PORT=0 to take a free port.`,
      );
    }
    if (code === 'EACCES') {
      throw new Error(
        `Expected a port this user may listen on, got ${port}: set PORT=0 to take a free port.`,
      );
    }
    throw error;
  }
}

function stopOnSignals(gateway: StartedLocalGateway): void {
  const stop = async () => {
    await gateway.stop();
    log.flush();
    // A handler under way, or what it left behind, must not keep the process.
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/**
 * An error that the handler leaves behind ends Lambda's process too, but the next request finds a new
 * one there. Here the one process goes on.
 */
function surviveStrayErrors(): void {
  process.on('uncaughtException', (error) => console.error(error));
}

function curlLine(url: string, example: string | undefined): string {
  if (example === undefined) return `curl ${url}`;
  const quoted = `'${example.replaceAll("'", `'\\''`)}'`;
  return `curl -H 'content-type: application/json' -d ${quoted} ${url}`;
}
