import type { Case, Observed } from '../cases/case.ts';
import type { Address, Addresses } from './address.ts';
import { hostOf, sendRequest } from './send-request.ts';

/** What came of a case, or why it was not asked. */
export type Asked = { readonly observed: Observed } | { readonly notAsked: string };

/** Asks a case's question at the address of its API. */
export async function askCase(each: Case, addresses: Addresses): Promise<Asked> {
  const door = addresses[each.door] ?? {};
  const address = each.door === 'url' && each.api === 'routed' ? door.open : door[each.api];
  if (address === undefined) return { notAsked: `No address was given for ${nameOf(each)}.` };
  if (each.request.forUnknownHost && !routesByHost(address)) {
    return { notAsked: 'The address has no host that names the API.' };
  }
  try {
    const answer = await sendRequest(address, each.request);
    return { observed: each.observe(answer, { host: hostOf(address, each.request) }) };
  } catch (error) {
    // No answer, or one that is not HTTP, is an observation too.
    return { observed: { error: error instanceof Error ? error.message : String(error) } };
  }
}

function routesByHost({ origin, host = new URL(origin).hostname }: Address): boolean {
  return /[a-z]\.[a-z]/i.test(host);
}

function nameOf({ door, api }: Case): string {
  return api === 'open' ? door : `${door} ${api}`;
}
