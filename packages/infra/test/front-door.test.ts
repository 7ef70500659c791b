import { describe, expect, it } from 'vitest';
import { frontDoors, parseFrontDoor } from '../src/front-door.ts';

describe('parseFrontDoor', () => {
  it.each(frontDoors)('takes %s', (frontDoor) => {
    expect(parseFrontDoor(frontDoor)).toBe(frontDoor);
  });

  it('defaults to an HTTP API', () => {
    expect(parseFrontDoor(undefined)).toBe('http');
  });

  it.each(['HTTP', '', 7, null])('refuses %j and names what it expects', (value) => {
    expect(() => parseFrontDoor(value)).toThrow(
      `Expected the context value "api" to be one of http, rest, function-url, got ${JSON.stringify(value)}`,
    );
  });
});
