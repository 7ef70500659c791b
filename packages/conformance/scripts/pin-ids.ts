// Adds new cases to test/ids.txt. A pinned line is never changed: an id keeps its meaning for ever.
import { readFileSync, writeFileSync } from 'node:fs';
import { cases } from '../src/cases/cases.ts';
import { digestRequest } from '../test/digest-request.ts';

const FILE = new URL('../test/ids.txt', import.meta.url);
const pinned = readFileSync(FILE, 'utf8').split('\n').filter(Boolean);
const ids = new Set(pinned.map((line) => line.split(' ')[0]));
const added = cases
  .filter(({ id }) => !ids.has(id))
  .map((each) => `${each.id} ${digestRequest(each)}`);
writeFileSync(FILE, `${[...pinned, ...added].join('\n')}\n`);
console.log(`${added.length} added`);
