import { checkYears } from "@/db/check-years";
import { openForWriting } from "@/db/client";
import { settings } from "@/lib/settings";
import { commandArguments } from "./command-arguments";

/** `check`: runs the checks between years again over the whole database. */
export async function check(args: readonly string[]): Promise<number> {
  commandArguments(args, {});
  const db = openForWriting(settings().DATABASE_PATH);
  try {
    const { reports, findings, changed } = checkYears(db);
    console.log(`核对了${reports}份报告，跨年问题${findings}个，其中与上次不同的${changed}个。`);
    return 0;
  } finally {
    db.close();
  }
}
