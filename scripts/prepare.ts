import { openForWriting } from "@/db/client";
import { databaseAddress } from "@/lib/settings";
import { check } from "./check";
import { commandArguments } from "./command-arguments";

/** `prepare`: makes a database ready for the site: one that shows nothing gets the demonstration, any other is checked. */
export async function prepare(args: readonly string[]): Promise<number> {
  commandArguments(args, {});
  const db = await openForWriting(databaseAddress());
  const isEmpty = db.version === null;
  await db.close();
  if (isEmpty) return (await import("./demo")).demo();
  // What is damaged it has named: the site refuses that, and shows the rest.
  await check([]);
  return 0;
}
