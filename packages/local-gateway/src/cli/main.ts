import { createLineWriter } from './line-writer.ts';
import { type GatewaySettings, readCommand, usage } from './read-settings.ts';
import { serveModule } from './serve-module.ts';

const log = createLineWriter((text) => process.stdout.write(text));

try {
  const command = readCommand(process.argv.slice(2), process.env.PORT);
  switch (command.kind) {
    case 'help':
      process.stdout.write(usage);
      break;
    case 'version': {
      const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
      console.log(manifest.version);
      break;
    }
    case 'serve':
      await serve(command.settings);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function serve(settings: GatewaySettings): Promise<void> {
  const gateway = await serveModule(settings, log.write);
  const stop = async () => {
    await gateway.stop();
    log.flush();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  console.log(settings.json ? toJson(gateway.url) : toText(gateway.url, settings));
}

function toJson(url: string): string {
  return JSON.stringify({
    apis: [{ kind: 'http', id: 'local', url, routes: ['$default'] }],
    notServed: [],
  });
}

function toText(url: string, { runtime, example }: GatewaySettings): string {
  return (
    `Listening on ${url} (Ctrl-C stops it). The function runs on Node ${process.version}, ` +
    `its handler called as ${runtime} calls it. Try:\n\n  ${curlLine(url, example)}\n`
  );
}

function curlLine(url: string, example: string | undefined): string {
  if (example === undefined) return `curl ${url}`;
  const quoted = `'${example.replaceAll("'", `'\\''`)}'`;
  return `curl -H 'content-type: application/json' -d ${quoted} ${url}`;
}
