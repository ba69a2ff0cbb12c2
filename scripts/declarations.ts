import path from "node:path";
import type { Declared } from "@/lib/ingest/declared";
import { type ManifestLine, parseManifest } from "@/lib/ingest/manifest";
import type { RefusalReason } from "@/lib/ingest/reading";
import type { InputFile } from "./files";
import { listText } from "./list-text";

type Fault = { name: string; reason: RefusalReason };

/** What is declared of the files of an import, in manifests beside them and by options for all of them. */
export class Declarations {
  private readonly lines = new Map<string, ManifestLine & { manifest: string }>();
  private readonly asked = new Set<string>();
  private readonly faults: Fault[] = [];
  readonly manifests: InputFile[] = [];

  constructor(
    files: readonly InputFile[],
    private readonly ofAll: Declared,
  ) {
    for (const file of files) {
      const text = listText(file);
      const manifest = text === null ? null : parseManifest(text);
      if (!manifest) continue;
      this.manifests.push(file);
      for (const reason of manifest.problems) this.faults.push({ name: file.name, reason });
      for (const line of manifest.lines)
        this.lines.set(path.posix.join(path.posix.dirname(file.name), line.file), {
          ...line,
          manifest: file.name,
        });
    }
  }

  /** What a file, or a file in an archive, is declared to be. A line of a manifest goes before the options. */
  of(name: string): Declared {
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
