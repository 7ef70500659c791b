/** What takes requests from the internet and hands them to the function. */
export const frontDoors = ['http', 'rest', 'function-url'] as const;

/** `http` is an API Gateway HTTP API, `rest` a REST API, `function-url` the function's own URL. */
export type FrontDoor = (typeof frontDoors)[number];

/**
 * The front door that the context value `api` chooses; `http` when it is absent.
 *
 * @throws Error when the value names no front door.
 */
export function parseFrontDoor(value: unknown): FrontDoor {
  if (value === undefined) return 'http';
  const frontDoor = frontDoors.find((candidate) => candidate === value);
  if (frontDoor) return frontDoor;
  throw new Error(
    `Expected the context value "api" to be one of ${frontDoors.join(', ')}, got ${JSON.stringify(value)?.slice(0, 80)}`,
  );
}
