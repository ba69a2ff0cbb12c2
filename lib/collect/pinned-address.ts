import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import type { AddressPolicy } from "./address-policy";

/** The addresses of a name. */
export type Resolve = (name: string) => Promise<string[]>;

export const resolveName: Resolve = async (name) =>
  (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address);

/** What a name was resolved to and may be connected to; `private` where nothing of it may be. */
export type PinnedAddress = { lookup: LookupFunction; addresses: readonly string[] } | "private" | "name";

/**
 * Resolves the host of an address once and checks it. What was checked is what is connected to: the name is not asked
 * for again, so it cannot mean something else by then.
 */
export async function pinnedAddress(
  url: URL,
  policy: AddressPolicy,
  resolve: Resolve,
): Promise<PinnedAddress> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const found = isIP(host) ? [host] : await resolve(host).catch(() => []);
  if (found.length === 0) return "name";
  const addresses = found.filter(policy);
  if (addresses.length === 0) return "private";
  const pinned = addresses.map((address) => ({ address, family: isIP(address) }));
  return {
    addresses,
    lookup: (_name, options, answer) => {
      const [first] = pinned;
      if (options.all) answer(null, pinned);
      else answer(null, first?.address ?? "", first?.family);
    },
  };
}
