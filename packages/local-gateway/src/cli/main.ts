import { statSync } from 'node:fs';
import { describeServed, formatServed } from './describe-served.ts';
import { createLineWriter } from './line-writer.ts';
import { type GatewaySettings, readCommand, usage } from './read-settings.ts';

// Whoever reads the output may leave, as `head` does. The gateway runs on without it.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

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
  const served = await start(settings);
  const stop = async () => {
    await served.stop();
    log.flush();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  console.log(settings.json ? formatServed(served) : describeServed(served, settings.example));
}

/** Each is loaded when it is needed, as a single function starts faster without the other. */
async function start(settings: GatewaySettings) {
  if (statSync(settings.path, { throwIfNoEntry: false })?.isDirectory()) {
    const { serveAssembly } = await import('./serve-assembly.ts');
    return serveAssembly(settings, log.write);
  }
  const { serveModule } = await import('./serve-module.ts');
  return serveModule(settings, log.write);
}
