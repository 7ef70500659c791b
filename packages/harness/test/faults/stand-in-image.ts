import { randomBytes } from 'node:crypto';
import { getContainerRuntimeClient } from 'testcontainers';

/** An image that does what a test wants, gone when disposed of. */
export interface StandInImage extends AsyncDisposable {
  readonly image: string;
}

export interface StandIn {
  /** An image that is here already. */
  readonly from: string;
  /** Runs instead of the image's own program. */
  readonly script?: string;
  readonly environment?: readonly string[];
}

/** Makes an image by committing a container that never ran: nothing is built or pulled. */
export async function commitStandIn({ from, script, environment }: StandIn): Promise<StandInImage> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const repo = `emulator-stand-in-${randomBytes(4).toString('hex')}`;
  const container = await dockerode.createContainer({
    Image: from,
    ...(script === undefined ? {} : { Entrypoint: ['/bin/sh', '-c', script], Cmd: [] }),
    ...(environment ? { Env: [...environment] } : {}),
  });
  await container.commit({ repo, tag: '1' });
  await container.remove({ v: true });
  const image = `${repo}:1`;
  return {
    image,
    [Symbol.asyncDispose]: async () => {
      await dockerode.getImage(image).remove({ force: true });
    },
  };
}
