import ipaddr from "ipaddr.js";

/** Which addresses may be connected to. */
export type AddressPolicy = (address: string) => boolean;

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Where IPv6 addresses are given to the public (RFC 4291, IANA): the rest is reserved. */
const publicIpv6 = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * The public internet, and the addresses and networks that a run names (`127.0.0.1`, `10.2.0.0/16`). Private, loopback,
 * link-local, multicast and reserved addresses are none of it, in whatever notation, nor are IPv4 ones within IPv6.
 * @throws RangeError that quotes what is neither an address nor a network
 */
export function addressPolicy(named: readonly string[] = []): AddressPolicy {
  const networks = named.map(networkOf);
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    if (networks.some((network) => isWithin(parsed, network))) return true;
    if (parsed.range() !== "unicast") return false;
    return parsed instanceof ipaddr.IPv4 || parsed.match(publicIpv6);
  };
}

function networkOf(named: string): Network {
  if (ipaddr.isValidCIDR(named)) return ipaddr.parseCIDR(named);
  if (!ipaddr.isValid(named)) throw new RangeError(`neither an address nor a network: "${named}"`);
  const parsed = ipaddr.process(named);
  return [parsed, parsed instanceof ipaddr.IPv4 ? 32 : 128];
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: Network): boolean {
  if (address instanceof ipaddr.IPv4) return network instanceof ipaddr.IPv4 && address.match(network, bits);
  return network instanceof ipaddr.IPv6 && address.match(network, bits);
}
