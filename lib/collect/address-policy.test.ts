import { expect, it } from "vitest";
import { addressPolicy } from "./address-policy";

const hidden = [
  ...["127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254"],
  ...["0.0.0.0", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1"],
  ...["224.0.0.1", "240.0.0.1", "255.255.255.255"],
  ...[
    "::",
    "::1",
    "fe80::1",
    "fc00::1",
    "fd12::1",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
  ],
  ...["64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "100::1", "::7f00:1", "4000::1"],
  ...["", "example.cn", "fe80::1%eth0"],
];

it.each(hidden)("does not connect to %s", (address) => expect(addressPolicy()(address)).toBe(false));

it.each(["1.2.4.8", "202.96.128.86", "172.32.0.1", "2400:3200::1", "::ffff:1.2.4.8"])(
  "connects to %s",
  (address) => expect(addressPolicy()(address)).toBe(true),
);

it("connects to what a run names, and to nothing else of its kind", () => {
  const policy = addressPolicy(["127.0.0.1", "10.2.0.0/16", "fd00::/8"]);
  const seen = ["127.0.0.1", "::ffff:127.0.0.1", "127.0.0.2", "10.2.9.9", "10.3.0.1", "fd12::1", "fe80::1"];
  expect(seen.map(policy)).toEqual([true, true, false, true, false, true, false]);
});

it("does not take a name for an address", () => {
  expect(() => addressPolicy(["localhost"])).toThrow('"localhost"');
});
