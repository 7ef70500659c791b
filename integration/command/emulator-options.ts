import type { CommandOption } from './command-line.ts';

/** The options that name a running emulator. */
export const emulatorOptions = {
  emulator: {
    type: 'string',
    default: 'localstack',
    value: 'localstack|ministack',
    help: 'the emulator',
  },
  endpoint: {
    type: 'string',
    value: 'URL',
    help: "the emulator's address on this machine",
    otherwise: 'where docker compose publishes it',
  },
} as const satisfies Record<string, CommandOption>;

/** The variables of docker-compose.yml that the same commands read. */
export const portVariables = {
  LOCALSTACK_PORT: 'the port of LocalStack in docker compose, 4566 by default',
  MINISTACK_PORT: 'the port of MiniStack in docker compose, 4567 by default',
};
