import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ReadDb } from "@/db/client";
import type { Declaration } from "@/lib/ingest/declarations/manifest";
import { type InputFile, listText } from "../files";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What reads a file, tells whose it is, and stores it. */
const rooms = ["lib/agencies", "lib/catalogue", "lib/ingest", "db/write", "scripts/import"];

/**
 * All that a reading follows from beside the file and its name, as a hash: the program, what is declared, the lists
 * beside the files, and the agencies as the latest version has them. What an import with the same basis has stored of
 * a file, another one would store again.
 */
export function readingBasis(
  db: Pick<ReadDb, "version">,
  files: readonly InputFile[],
  said: { declared: Declaration; isDemo: boolean },
): string {
  const hash = createHash("sha256");
  const add = (...texts: (string | Uint8Array)[]) => {
    for (const text of texts) hash.update(text).update("\0");
  };
  for (const file of programFiles()) add(file, readFileSync(path.join(root, file)));
  for (const file of files) {
    const text = listText(file);
    if (text !== null) add(file.name, text);
  }
  add(JSON.stringify([db.version, said]));
  return hash.digest("hex");
}

function programFiles(): string[] {
  return rooms.flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$|divisions\.txt$/.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .sort(),
  );
}
