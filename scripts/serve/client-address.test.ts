import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, it } from "vitest";
import { clientAddresses } from "./client-address";

function request(from: string, forwarded?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: from });
  const message = new IncomingMessage(socket);
  if (forwarded !== undefined) message.headers["x-forwarded-for"] = forwarded;
  return message;
}

const { countedAs, isProxied } = clientAddresses(["loopback", "10.0.0.0/8"]);

it("believes the proxies that are trusted, and nobody before them", () => {
  expect(countedAs(request("127.0.0.1", "6.6.6.6, 203.0.113.7"))).toBe("203.0.113.7");
  expect(countedAs(request("10.1.2.3", "203.0.113.7, 10.9.9.9"))).toBe("203.0.113.7");
  expect(countedAs(request("198.51.100.1", "203.0.113.7"))).toBe("198.51.100.1");
  expect(countedAs(request("127.0.0.1"))).toBe("127.0.0.1");
  expect([request("::1"), request("10.1.2.3"), request("198.51.100.1")].map(isProxied)).toEqual([
    true,
    true,
    false,
  ]);
});

it("counts an IPv4 address the same however it is written, and a network of IPv6 as one", () => {
  expect(countedAs(request("::ffff:198.51.100.1"))).toBe("198.51.100.1");
  const [one, other, far] = ["2001:db8:1:2::1", "2001:db8:1:2:9::7", "2001:db8:1:3::1"].map((from) =>
    countedAs(request(from)),
  );
  expect(one).toBe(other);
  expect(one).not.toBe(far);
});

it("counts what is no address together", () => {
  expect(countedAs(request("127.0.0.1", "<script>"))).toBe("unknown");
  expect(countedAs(request("127.0.0.1", "x".repeat(5_000)))).toBe("unknown");
});

it("refuses a setting that names no network", () => {
  expect(() => clientAddresses(["everybody"])).toThrow(TypeError);
});
