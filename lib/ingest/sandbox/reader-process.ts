import { openFile } from "../read-file";
import { packOutcomes } from "./packed-outcomes";
import type { ReadReply, ReadRequest } from "./reader-message";

/** The reading process: bytes in, outcome out. It opens no file and knows no database. */
process.on("message", async ({ id, bytes, name, inside, declaredYear }: ReadRequest) => {
  const opened = await openFile(bytes, name, inside, declaredYear);
  const reply = "parts" in opened ? opened : { packed: packOutcomes(opened.outcomes) };
  process.send?.({ id, ...reply } satisfies ReadReply);
});
process.on("disconnect", () => process.exit(0));
