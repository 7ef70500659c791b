import { measureInContainer } from './runtime/function-container.ts';

const abort = new AbortController();
process.once('SIGINT', () => abort.abort());
for (const mb of process.argv.slice(2).map(Number)) {
  try {
    console.log(JSON.stringify(await measureInContainer(mb, abort.signal), null, 1));
  } catch (e) {
    console.log(String(e));
  }
}
