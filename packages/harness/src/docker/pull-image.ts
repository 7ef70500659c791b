import { getContainerRuntimeClient, ImageName } from 'testcontainers';

/**
 * Pulls an image unless the engine has it. Pulling can take minutes.
 *
 * @throws the signal's reason as soon as it aborts; the engine stops pulling when this process ends.
 */
export async function pullImage(image: string, signal?: AbortSignal): Promise<void> {
  const client = await getContainerRuntimeClient();
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal?.reason);
  signal?.addEventListener('abort', abort);
  try {
    signal?.throwIfAborted();
    await Promise.race([client.image.pull(ImageName.fromString(image)), aborted.promise]);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}
