// node compare-in-node.ts <built module> <rounds>: compares with JSON.parse in the Node that runs this.
import { buildBodyKinds } from './bodies.ts';
import { type Comparison, compare, warmUp } from './compare.ts';
import { describeOurs, naive } from './rivals.ts';

const [module = '', rounds = ''] = process.argv.slice(2);
const ours = describeOurs((await import(module)).multiplyBody);
const kinds = buildBodyKinds();
warmUp(kinds, [ours, naive]);
const comparisons: Comparison[] = [];
for (const kind of kinds) {
  comparisons.push(...(await compare(kind, ours, [naive], undefined, Number(rounds))));
}
console.log(JSON.stringify(comparisons.filter(({ rival }) => rival === naive.name)));
