import type { FileOutcome } from "../read-file";

/** What passes between the importer and a reading process; sent by structured clone. */
export type ReadRequest = { id: number; name: string; bytes: Uint8Array };
export type ReadReply = { id: number; outcomes: FileOutcome[] };
