import { openFile } from "../read-file";
import type { ReadReply, ReadRequest } from "./reader-message";

/** The reading process: bytes in, outcome out. It opens no file and knows no database. */
process.on("message", async ({ id, bytes, name, inside, declaredYear }: ReadRequest) => {
  const reply: ReadReply = { id, ...(await openFile(bytes, name, inside, declaredYear)) };
  process.send?.(reply);
});
process.on("disconnect", () => process.exit(0));
