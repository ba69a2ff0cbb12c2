import { createHash } from "node:crypto";
import { type ExportFormat, exportFormats } from "@/lib/export/export-formats";
import { contentDisposition } from "@/lib/export/file-name";

type File = {
  format: ExportFormat;
  name: string;
  /** All that the file is made from, the figures themselves included: plain data. */
  of: readonly unknown[];
};

/** The tags of the `most` files made last, by what they were made from. */
class RecentTags {
  private readonly tags = new Map<string, string>();

  constructor(private readonly most: number) {}

  get(from: string): string | undefined {
    return this.tags.get(from);
  }

  set(from: string, tag: string): void {
    this.tags.delete(from);
    this.tags.set(from, tag);
    const oldest = this.tags.keys().next();
    if (this.tags.size > this.most && !oldest.done) this.tags.delete(oldest.value);
  }
}

const made = new RecentTags(2_000);

/**
 * A file as a download, or that the browser has it already. Its tag is the SHA-256 of its bytes, the same in every
 * process. Within one, what has been made before from the same figures need not be made again to be compared.
 */
export async function fileAnswer(
  incoming: Request,
  { format, name, of }: File,
  make: () => Promise<Uint8Array>,
): Promise<Response> {
  const asked = incoming.headers.get("if-none-match");
  const from = hashOf(JSON.stringify([format, ...of]));
  const known = made.get(from);
  if (known !== undefined && matchesTag(asked, known)) return unchanged(known);
  const bytes = new Uint8Array(await make());
  const tag = `"${hashOf(bytes)}"`;
  made.set(from, tag);
  if (matchesTag(asked, tag)) return unchanged(tag);
  return new Response(bytes, {
    headers: {
      ...headersOf(tag),
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

const unchanged = (tag: string) => new Response(null, { status: 304, headers: headersOf(tag) });
const headersOf = (tag: string) => ({ ETag: tag, "Cache-Control": "no-cache" });
const hashOf = (what: string | Uint8Array) => createHash("sha256").update(what).digest("hex");

/**
 * Whether an If-None-Match names the tag: a list, `*` for any, and weak tags like strong ones (RFC 9110, 13.1.2).
 * @param tag with its quotes
 */
function matchesTag(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === "*") return true;
  return [...ifNoneMatch.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, one]) => one === tag);
}
