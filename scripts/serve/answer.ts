import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { gzip } from "node:zlib";
import { type Body, MemoryBody } from "./body";
import { receiveBody } from "./receive-body";
import { signedPage } from "./signed-page";

/** An answer of a web process, made ready for any reader who asks the same. */
export type Answer = {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Body;
  /** The body for readers who take gzip; null where that saves nothing. */
  gzip: Body | null;
  /** Whether it says that there is none, as it would be too much work. */
  isRefusal?: true;
};

/** Not those of one connection, and those that are said anew. */
const unforwarded = ["connection", "keep-alive", "transfer-encoding", "content-length", "date", "set-cookie"];
const packable = /^(?:text\/|application\/(?:json|javascript)|image\/svg)/;
const leastPacked = 1_000;

/** Takes in the answer of a web process whole, however slow its reader is; of a page, signs the scripts and styles. */
export async function receiveAnswer(message: IncomingMessage, origin: string): Promise<Answer> {
  const headers = headersOf(message, origin);
  const { body, sha256 } = await receiveBody(message);
  const status = message.statusCode ?? 502;
  if (body instanceof MemoryBody) return memoryAnswer(status, headers, body.bytes);
  return { status, headers: { ...headers, etag: `"${sha256}"` }, body, gzip: null };
}

/** An answer of these bytes; of a page with a nonce, one that names its scripts and styles by their hashes. */
export async function memoryAnswer(
  status: number,
  { ...headers }: Record<string, string>,
  given: Buffer,
): Promise<Answer> {
  const type = headers["content-type"] ?? "";
  const bytes = type.startsWith("text/html") ? signed(headers, given) : given;
  headers.etag ??= `"${createHash("sha256").update(bytes).digest("hex")}"`;
  const packed = packable.test(type) && bytes.byteLength >= leastPacked;
  if (packed) headers.vary = [headers.vary, "Accept-Encoding"].filter(Boolean).join(", ");
  const packedBody = packed ? new MemoryBody(await gzipped(bytes, headers["cache-control"] ?? "")) : null;
  return { status, headers, body: new MemoryBody(bytes), gzip: packedBody };
}

function headersOf(message: IncomingMessage, origin: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers))
    if (value !== undefined && !unforwarded.includes(name)) headers[name] = String(value);
  // Next forbids keeping what it rendered anew; a page is the same for everybody until the next version.
  const isShown = (message.statusCode ?? 500) < 500;
  if (isShown && headers["cache-control"]?.includes("no-store"))
    headers["cache-control"] = "public, no-cache";
  // How the reader reached the site, a proxy may know and this server not.
  const to = headers.location;
  if (to?.startsWith(`${origin}/`)) headers.location = to.slice(origin.length);
  return headers;
}

/** Replaces the nonce of one rendering by the hashes of what carries it, so that any reader can be sent the page. */
function signed(headers: Record<string, string>, bytes: Buffer): Buffer {
  const policy = headers["content-security-policy"] ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  if (nonce === undefined) return bytes;
  const page = signedPage(bytes.toString("utf8"), nonce);
  headers["content-security-policy"] = page.policyOf(policy);
  return Buffer.from(page.html, "utf8");
}

/** The harder, the longer it will be sent. */
function gzipped(bytes: Buffer, cacheControl: string): Promise<Buffer> {
  const level = cacheControl.includes("immutable") ? 9 : 6;
  return new Promise((resolve, reject) =>
    gzip(bytes, { level }, (error, result) => (error ? reject(error) : resolve(result))),
  );
}
