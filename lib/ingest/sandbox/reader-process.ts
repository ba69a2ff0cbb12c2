import { readFile } from "../read-file";
import type { ReadReply, ReadRequest } from "./reader-message";

/** The reading process: bytes in, outcome out. It opens no file and knows no database. */
process.on("message", async (request: ReadRequest) => {
  const reply: ReadReply = { id: request.id, outcomes: await readFile(request.bytes, request.name) };
  process.send?.(reply);
});
process.on("disconnect", () => process.exit(0));
