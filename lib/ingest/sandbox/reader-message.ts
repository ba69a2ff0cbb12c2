import type { OpenedFile } from "../file-outcome";
import type { PackedOutcomes } from "./packed-outcomes";

/** What passes between the importer and a reading process; sent by structured clone. */
export type ReadRequest = {
  id: number;
  name: string;
  bytes: Uint8Array;
  inside: boolean;
  declaredYear: number | undefined;
};
/** The reports of the file, packed, or the files of the archive, which come back one by one. */
export type ReadReply = { id: number } & (
  | { packed: PackedOutcomes }
  | Extract<OpenedFile, { parts: unknown }>
);
