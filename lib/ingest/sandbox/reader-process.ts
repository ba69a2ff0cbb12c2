import type { FileOutcome, OpenedFile } from "../file-outcome";
import { type PackedOutcome, packOutcome } from "../packed-reading";
import { openFile } from "../read-file";

/** The reading process: bytes in, outcome out, one after another. It opens no file and knows no database. */
let last = Promise.resolve();
process.on("message", (request: ReadRequest) => {
  last = last.then(() => answer(request));
});
process.on("disconnect", () => process.exit(0));
// Ctrl+C on a terminal reaches every process of the command; a reader ends with its importer, not before it.
process.on("SIGINT", () => undefined);

async function answer({ id, bytes, name, inside, declaredYear }: ReadRequest): Promise<void> {
  const opened = await openFile(bytes, name, inside, declaredYear);
  const packed = (item: FileOutcome) => ({ ...item, outcome: packOutcome(item.outcome) });
  const reply = "parts" in opened ? opened : { outcomes: opened.outcomes.map(packed) };
  process.send?.({ id, ...reply } satisfies ReadReply);
}

/** What passes between the importer and a reading process; sent by structured clone. */
export type ReadRequest = {
  id: number;
  name: string;
  bytes: Uint8Array;
  inside: boolean;
  declaredYear: number | undefined;
};
/** The reports of the file, or the files of the archive, which come back one by one. */
export type ReadReply = { id: number } & OpenedFile<PackedOutcome>;
