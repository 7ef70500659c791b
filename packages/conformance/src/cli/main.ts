#!/usr/bin/env node
import { runCommand } from './run-command.ts';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new Error('Interrupted')));
process.once('SIGTERM', () => stop.abort(new Error('Terminated')));
process.exitCode = await runCommand(process.argv.slice(2), stop.signal);
