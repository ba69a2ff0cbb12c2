import type { OpenedFile } from "../file-outcome";
import type { PackedOutcome } from "../packed-reading";

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
