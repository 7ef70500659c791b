/** The domain that a client asked for, as events have it: the Host header without its port. */
export interface DomainName {
  readonly domainName: string;
  readonly domainPrefix: string;
}

export function readDomainName(host: string | undefined): DomainName {
  const domainName = (host ?? '').replace(/:\d+$/, '');
  return { domainName, domainPrefix: domainName.replace(/\..*$/, '') };
}
