// A plain script, without any handler of signals, that launches the app in the folder of its argument.
import { launchApp, ministack, reportSteps } from '../../src/index.ts';

const [, , folder = ''] = process.argv;
await launchApp(ministack(), { folder }, { step: reportSteps(console.log) });
console.log('launched');
setInterval(() => {}, 1_000);
