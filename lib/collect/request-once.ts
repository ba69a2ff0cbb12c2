import http, { type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { promisify } from "node:util";
import { gunzip, inflate, inflateRaw } from "node:zlib";
import type { AddressPolicy } from "./address-policy";
import type { FetchFault } from "./fetch-fault";
import type { FetchLimits } from "./fetch-limits";
import { pinnedAddress, type Resolve } from "./pinned-address";
import { type ProxyChoice, tunnel } from "./proxy";

export type HttpAnswer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer };

export type RequestTerms = {
  policy: AddressPolicy;
  resolve: Resolve;
  limits: FetchLimits;
  proxy: ProxyChoice;
};

/** Ends a request, and says why. */
class RequestFault extends Error {
  constructor(readonly fault: FetchFault) {
    super(fault);
  }
}

/**
 * One request, no redirect followed. The address that the host resolves to is checked and is the one connected to;
 * connecting, the head of the answer and its body have each their time; the body its size, packed and unpacked.
 * Never rejects.
 */
export async function requestOnce(
  url: URL,
  headers: Readonly<Record<string, string>>,
  { policy, resolve, limits, proxy }: RequestTerms,
): Promise<HttpAnswer | FetchFault> {
  const pinned = await withinTime(pinnedAddress(url, policy, resolve), limits.connect, "name" as const);
  if (typeof pinned === "string") return pinned;
  const through = proxy(url);
  const joined = through ? await tunnelled(url, through, pinned.addresses, limits) : null;
  if (typeof joined === "string") return joined;
  try {
    const answer = await new Promise<HttpAnswer>((settle, fail) => {
      let timer: NodeJS.Timeout | undefined;
      const end = (error: Error) => {
        clearTimeout(timer);
        fail(error);
        request.destroy();
      };
      const allow = (milliseconds: number) => {
        clearTimeout(timer);
        timer = setTimeout(() => end(new RequestFault("slow")), milliseconds);
      };
      const { request: ask } = url.protocol === "https:" ? https : http;
      const way = joined ? { createConnection: () => joined } : { agent: false, lookup: pinned.lookup };
      const request = ask(url, { ...way, headers: { ...headers } });
      allow(joined && url.protocol === "http:" ? limits.headers : limits.connect);
      request.on("error", end);
      request.on("socket", (socket) => {
        socket.once("connect", () => {
          if (!joined && !policy(socket.remoteAddress ?? "")) end(new RequestFault("private"));
          else if (url.protocol === "http:") allow(limits.headers);
        });
        socket.once("secureConnect", () => allow(limits.headers));
      });
      request.on("response", (response) => {
        allow(limits.body);
        receive(response, limits.bytes).then((bytes) => {
          clearTimeout(timer);
          settle({ status: response.statusCode ?? 0, headers: response.headers, bytes });
          request.destroy();
        }, end);
      });
      request.end();
    });
    return { ...answer, bytes: await unpacked(answer, limits.bytes) };
  } catch (error) {
    return faultOf(error);
  }
}

/** A connection by way of a proxy, with TLS to the host itself where the address asks for it. */
async function tunnelled(
  url: URL,
  through: URL,
  [address = ""]: readonly string[],
  limits: FetchLimits,
): Promise<Socket | FetchFault> {
  const isSecure = url.protocol === "https:";
  const { opened, end } = tunnel(through, address, Number(url.port || (isSecure ? 443 : 80)));
  const socket = await withinTime<Socket | null | "slow">(opened, limits.connect, "slow");
  if (socket === "slow") {
    end();
    return "slow";
  }
  if (socket === null) return "proxy";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return isSecure ? connectTls({ socket, host, ...(isIP(host) ? {} : { servername: host }) }) : socket;
}

async function receive(response: IncomingMessage, most: number): Promise<Buffer> {
  if (Number(response.headers["content-length"]) > most) throw new RequestFault("large");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > most) throw new RequestFault("large");
    chunks.push(bytes);
  }
  if (!response.complete) throw new RequestFault("broken");
  return Buffer.concat(chunks);
}

const unpackers = { gzip: promisify(gunzip), zlib: promisify(inflate), raw: promisify(inflateRaw) };

/** @throws RequestFault where the bytes are packed in another way than they say, or unpack to more than `most` */
async function unpacked({ headers, bytes }: HttpAnswer, most: number): Promise<Buffer> {
  const packing = (headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (packing === "identity" || packing === "" || bytes.length === 0) return bytes;
  try {
    const options = { maxOutputLength: most };
    if (packing === "gzip" || packing === "x-gzip") return await unpackers.gzip(bytes, options);
    if (packing !== "deflate") throw new RequestFault("packed");
    // Some servers leave the head out.
    return await unpackers[((bytes[0] ?? 0) & 0x0f) === 8 ? "zlib" : "raw"](bytes, options);
  } catch (error) {
    const isLarge = error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw new RequestFault(isLarge ? "large" : "packed");
  }
}

function faultOf(error: unknown): FetchFault {
  if (error instanceof RequestFault) return error.fault;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/^(?:CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|INVALID_CA|HOSTNAME_MISMATCH)/.test(code))
    return "certificate";
  if (code.startsWith("HPE_") || code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE")
    return "broken";
  return "connect";
}

async function withinTime<Result>(
  work: Promise<Result>,
  milliseconds: number,
  otherwise: Result,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Result>((settle) => {
    timer = setTimeout(() => settle(otherwise), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
