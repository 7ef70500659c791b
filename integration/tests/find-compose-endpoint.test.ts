import { describe, expect, it } from 'vitest';
import { chooseEndpoint, type ListedContainer } from '../command/find-compose-endpoint.ts';

const DEFAULT = 'http://127.0.0.1:4566';

function container(folder: string, service: string, PublicPort: number): ListedContainer {
  const project = 'com.docker.compose.project.working_dir';
  return {
    Labels: folder === '' ? {} : { [project]: folder, 'com.docker.compose.service': service },
    Ports: [{ PrivatePort: 5678 }, { PrivatePort: 4566, PublicPort }],
  };
}

describe('chooseEndpoint', () => {
  it.each([
    ['no container runs', [], DEFAULT],
    ['it runs on another port', [container('/here', 'localstack', 70)], 'http://127.0.0.1:70'],
    ['the other emulator runs', [container('/here', 'ministack', 4567)], DEFAULT],
    ['another checkout has another port', [container('/there', 'localstack', 70)], DEFAULT],
    ['a container without compose has the port', [container('', '', 4566)], DEFAULT],
  ])('finds the emulator when %s', (_case, containers, endpoint) => {
    expect(chooseEndpoint('localstack', DEFAULT, '/here', containers)).toBe(endpoint);
  });

  it('refuses the emulator of another checkout', () => {
    const containers = [container('/there', 'localstack', 4566)];
    expect(() => chooseEndpoint('localstack', DEFAULT, '/here', containers)).toThrow(
      'Expected the emulator of /here at http://127.0.0.1:4566, got the one that docker compose has started in /there. Try: --endpoint http://127.0.0.1:4566 to use that one, or start one here with `LOCALSTACK_PORT=4576 MINISTACK_PORT=4577 docker compose up -d --wait`.',
    );
  });
});
