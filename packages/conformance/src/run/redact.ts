import type { Observed } from '../cases/case.ts';
import type { Addresses } from './address.ts';

const ACCOUNT = /(?<![\w-])\d{12}(?![\w-])/g;
const AWS_HOST = /[\w-]+\.(execute-api|lambda-url)\.[\w-]+\.(amazonaws\.com|on\.aws)/g;
const PATH_ID = /(?<=execute-api\/)[\w-]+/g;
const IP = /(?<![\d.])(?!127\.)(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g;

/** Takes account ids, the hosts of the addresses and IP addresses out of an observation. */
export function redact(observed: Observed, addresses: Addresses): Observed {
  const hosts = hostsOf(addresses);
  return Object.fromEntries(
    Object.entries(observed).map(([name, value]) => [name, redactValue(value, hosts)]),
  );
}

function redactValue(value: unknown, hosts: readonly string[]): unknown {
  if (typeof value === 'string') return redactText(value, hosts);
  if (Array.isArray(value)) return value.map((each) => redactValue(each, hosts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, redactValue(each, hosts)]),
  );
}

function redactText(text: string, hosts: readonly string[]): string {
  return hosts
    .reduce((shown, host) => shown.replaceAll(host, 'HOST'), text)
    .replace(AWS_HOST, 'API.$1.REGION.$2')
    .replace(PATH_ID, 'API')
    .replace(ACCOUNT, 'ACCOUNT')
    .replace(IP, 'IP_ADDRESS');
}

/** Longest first, because a host can be a part of another one. */
function hostsOf(addresses: Addresses): string[] {
  const all = Object.values(addresses).flatMap((door) =>
    Object.values(door).flatMap(({ origin, host }) => {
      const url = new URL(origin);
      return [url.host, url.hostname, ...(host === undefined ? [] : [host])];
    }),
  );
  const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);
  return [...new Set(all)]
    .filter((host) => !loopback.has(host))
    .sort((a, b) => b.length - a.length);
}
