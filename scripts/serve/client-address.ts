import type { IncomingMessage } from "node:http";
import ipaddr from "ipaddr.js";
import proxyAddr from "proxy-addr";

/** Of IPv6 addresses one household has a whole network. */
const networkBits = 64;

export type ClientAddresses = {
  /** Whose requests count together: an IPv4 address, or the network of an IPv6 one. */
  countedAs(request: IncomingMessage): string;
  /** Whether what stands before the server is believed about how it was reached. */
  isProxied(request: IncomingMessage): boolean;
};

/**
 * Tells who asks, through the proxies that are trusted.
 * @param trusted addresses, networks and the names `loopback`, `linklocal`, `uniquelocal`
 * @throws TypeError for anything else
 */
export function clientAddresses(trusted: readonly string[]): ClientAddresses {
  const trust = proxyAddr.compile([...trusted]);
  return {
    countedAs: (request) => networkOf(proxyAddr(request, trust)),
    isProxied: (request) => trust(request.socket.remoteAddress ?? "", 0),
  };
}

function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  return parsed
    .toByteArray()
    .slice(0, networkBits / 8)
    .join(".");
}
