import type { CopySource } from "../../copy";
import { DatabaseError } from "../../database-error";
import type { SqlValue } from "../engine";
import { connect, placeOf } from "./connect";
import { schemaVersion, seenVersion } from "./migrate";

/** Rows at a time. */
const BATCH = 2_000;

const observationColumns =
  "cell, scope, year, agency, form, value, missing, version_added, version_superseded";

/** See db/copy.ts. */
export async function openCopySource(address: string): Promise<CopySource> {
  const client = await connect(address, { search_path: "public" });
  await client.query("begin isolation level repeatable read read only");
  if ((await seenVersion(client, placeOf(address))) !== schemaVersion) {
    await client.end();
    throw new DatabaseError(`数据库“${placeOf(address)}”里没有本版年报通的数据，无可复制。`);
  }
  async function* batches(question: string): AsyncGenerator<SqlValue[][]> {
    await client.query(`declare copied no scroll cursor for ${question}`);
    for (;;) {
      const { rows } = await client.query<SqlValue[]>({
        text: `fetch ${BATCH} from copied`,
        rowMode: "array",
      });
      if (rows.length === 0) break;
      yield rows;
    }
    await client.query("close copied");
  }
  return {
    rows: (table, columns) => batches(`select ${columns.join(", ")} from ${table}`),
    observations: () => batches(`select ${observationColumns} from observations`),
    close: () => client.end(),
  };
}
