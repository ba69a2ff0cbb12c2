import { settings } from "@/lib/settings";
import { connect } from "./connect";

/** How long a copy of the database may take to get a version before another address answers, in milliseconds. */
const patience = { most: 2_000, step: 50 };

let turn = 0;

/**
 * The address that answers the questions about a version: in turn one of the copies (`DATABASE_READ_URLS`) that has
 * the version, else the database itself. What a copy shows of a version is whole, as a version is published in one
 * transaction.
 */
export async function answeringAddress(address: string, version: number): Promise<string> {
  const copies = settings().DATABASE_READ_URLS;
  for (let tried = 0; tried < copies.length; tried += 1) {
    const copy = copies[(turn + tried) % copies.length];
    if (copy !== undefined && (await hasVersion(copy, version))) {
      turn += 1;
      return copy;
    }
  }
  return address;
}

/** Waits for a copy that is behind; false where it stays so, or does not answer. */
async function hasVersion(copy: string, version: number): Promise<boolean> {
  try {
    const client = await connect(copy, { search_path: "public" });
    try {
      for (const end = Date.now() + patience.most; ; ) {
        const { rows } = await client.query("select 1 from dataset_versions where id = $1", [version]);
        if (rows.length > 0 || version === 0) return true;
        if (Date.now() > end) return false;
        await new Promise((resolve) => setTimeout(resolve, patience.step));
      }
    } finally {
      await client.end();
    }
  } catch {
    return false;
  }
}
