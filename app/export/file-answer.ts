import { createHash } from "node:crypto";
import { type ExportFormat, exportFormats } from "@/lib/export/export-formats";
import { contentDisposition } from "@/lib/export/file-name";

const startedAt = Date.now();

/**
 * A file as a download, or that the browser has it already. `of` is all that the file is made from, its versions
 * included: neither figures nor the way they are written change within a run of the program.
 */
export async function fileAnswer(
  incoming: Request,
  { format, name, of }: { format: ExportFormat; name: string; of: readonly string[] },
  make: () => Promise<Uint8Array>,
): Promise<Response> {
  const tag = etag([format, ...of]);
  const headers = { ETag: tag, "Cache-Control": "no-cache" };
  if (incoming.headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(await make()), {
    headers: {
      ...headers,
      "Content-Type": exportFormats[format].type,
      "Content-Disposition": contentDisposition(name),
    },
  });
}

/** Why there is no file, a sentence a line. */
export function noFile(status: number, sentences: readonly string[]): Response {
  return new Response(`${sentences.join("\n")}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}

function etag(parts: readonly string[]): string {
  return `"${createHash("sha256")
    .update(JSON.stringify([startedAt, ...parts]))
    .digest("base64url")
    .slice(0, 27)}"`;
}
