import { type ExportFormat, exportFormats } from "@/lib/export/export-formats";
import { contentDisposition } from "@/lib/export/file-name";

/** A file as a download. Its tag, the SHA-256 of its bytes, the front server makes, which also keeps it. */
export const fileAnswer = (format: ExportFormat, name: string, bytes: Uint8Array): Response =>
  typedAnswer(exportFormats[format].type, name, bytes);

/** The same for a file of any media type. */
export function typedAnswer(type: string, name: string, bytes: Uint8Array): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Cache-Control": "no-cache",
      "Content-Type": type,
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
