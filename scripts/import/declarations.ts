import path from "node:path";
import type { CollectionStatement } from "@/lib/ingest/declarations/collection-list";
import { parseCollectionList } from "@/lib/ingest/declarations/collection-list";
import type { Declaration } from "@/lib/ingest/declarations/manifest";
import { type ManifestLine, parseManifest } from "@/lib/ingest/declarations/manifest";
import type { RefusalReason } from "@/lib/ingest/reading";
import { type InputFile, listText } from "../files";

export type Fault = { name: string; reason: RefusalReason };

/** A statement and where it stands: in a line of a list, or in an option. */
export type PlacedStatement = CollectionStatement & { name: string; line: number | null };

/**
 * What is declared of the files of an import, in manifests beside them and by options for all of them; and of whole
 * collections, in manifests, in lists of collections and by options.
 */
export class Declarations {
  private readonly lines = new Map<string, ManifestLine & { manifest: string }>();
  private readonly asked = new Set<string>();
  private readonly faults: Fault[] = [];
  /** Manifests and lists of collections. */
  readonly manifests: InputFile[] = [];
  readonly collections: PlacedStatement[] = [];

  constructor(
    files: readonly InputFile[],
    private readonly ofAll: Declaration,
    complete: readonly CollectionStatement[] = [],
  ) {
    for (const statement of complete) this.collections.push({ ...statement, name: "--complete", line: null });
    for (const file of files) {
      const text = listText(file);
      const list = text === null ? null : (parseManifest(text) ?? parseCollectionList(text));
      if (!list) continue;
      this.manifests.push(file);
      for (const reason of list.problems) this.faults.push({ name: file.name, reason });
      const statements = "statements" in list ? list.statements : list.lines;
      for (const { line, statement } of statements)
        this.collections.push({ ...statement, name: file.name, line });
      const manifest = "statements" in list ? list : { lines: [] };
      for (const line of manifest.lines)
        this.lines.set(path.posix.join(path.posix.dirname(file.name), line.file), {
          ...line,
          manifest: file.name,
        });
    }
  }

  /** What a file, or a file in an archive, is declared to be. A line of a manifest goes before the options. */
  of(name: string): Declaration {
    const key = name.normalize("NFC");
    this.asked.add(key);
    return { ...this.ofAll, ...this.lines.get(key)?.declared };
  }

  /** Lines at fault, and lines of which no report was found. */
  unused(): Fault[] {
    const idle = [...this.lines].filter(([name]) => !this.asked.has(name));
    return [
      ...this.faults,
      ...idle.map(
        ([, { manifest, line, file }]): Fault => ({
          name: manifest,
          reason: `第${line}行的文件“${file}”不在这次导入的文件中，没有采用；请核对文件名`,
        }),
      ),
    ];
  }
}
