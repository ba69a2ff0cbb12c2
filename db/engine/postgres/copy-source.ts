import type { CopySource } from "../../copy";
import { DatabaseError } from "../../database-error";
import type { SqlValue } from "../engine";
import { connect, placeOf } from "./connect";
import { explained } from "./errors";
import { schemaVersion, seenVersion } from "./migrate";

/** Rows at a time; of what holds whole files fewer, as all of them are in memory at once. */
const BATCH = { rows: 2_000, files: 10 };

const observationColumns =
  "cell, scope, year, agency, form, value, missing, version_added, version_superseded";

/** See db/copy.ts. */
export async function openCopySource(address: string): Promise<CopySource> {
  const place = placeOf(address);
  const client = await connect(address, { search_path: "public" });
  try {
    await client.query("begin isolation level repeatable read read only");
    const seen = await seenVersion(client, place);
    if (seen === 0) throw new DatabaseError(`数据库“${place}”里没有年报通的数据，无可复制。`);
    if (seen < schemaVersion)
      throw new DatabaseError(
        `数据库“${place}”由旧版本的年报通建立。请运行一次 npm run -s nianbao -- check 使其更新。`,
      );
  } catch (error) {
    await client.end();
    throw explained(error, place);
  }
  async function* batches(question: string, size = BATCH.rows): AsyncGenerator<SqlValue[][]> {
    try {
      await client.query(`declare copied no scroll cursor for ${question}`);
      for (;;) {
        const { rows } = await client.query<SqlValue[]>({
          text: `fetch ${size} from copied`,
          rowMode: "array",
        });
        if (rows.length === 0) break;
        yield rows;
      }
      await client.query("close copied");
    } catch (error) {
      throw explained(error, place);
    }
  }
  return {
    rows: (table, columns) =>
      batches(
        `select ${columns.join(", ")} from ${table}`,
        columns.some((column) => ["bytes", "document"].includes(column)) ? BATCH.files : BATCH.rows,
      ),
    observations: () => batches(`select ${observationColumns} from observations`),
    close: () => client.end(),
  };
}
