import { EMULATED_REGION } from '../emulator/emulated-aws.ts';

/** A stack on an emulator: its name in us-east-1, or its name and region. */
export type StackRef = string | { readonly name: string; readonly region: string };

export function parseStackRef(stack: StackRef): { readonly name: string; readonly region: string } {
  return typeof stack === 'string' ? { name: stack, region: EMULATED_REGION } : stack;
}
