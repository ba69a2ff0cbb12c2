import type { FileOutcome } from "../file-outcome";
import { packOutcome } from "../packed-reading";
import { openFile } from "../read-file";
import type { ReadReply, ReadRequest } from "./reader-message";

/** The reading process: bytes in, outcome out. It opens no file and knows no database. */
process.on("message", async ({ id, bytes, name, inside, declaredYear }: ReadRequest) => {
  const opened = await openFile(bytes, name, inside, declaredYear);
  const packed = (item: FileOutcome) => ({ ...item, outcome: packOutcome(item.outcome) });
  const reply = "parts" in opened ? opened : { outcomes: opened.outcomes.map(packed) };
  process.send?.({ id, ...reply } satisfies ReadReply);
});
process.on("disconnect", () => process.exit(0));
