import { DatabaseError } from "@/db/database-error";
import { type CurrentVersion, currentVersion } from "@/db/queries/dataset-version";
import { numberText } from "@/lib/chart/number-text";
import { database } from "../database";
import { DemoMark } from "../demo-mark";

/** The version that all pages show; null where the database cannot be read, which the page itself reports. */
async function shownVersion(): Promise<CurrentVersion | null> {
  try {
    return await currentVersion(await database());
  } catch (error) {
    if (error instanceof DatabaseError) return null;
    throw error;
  }
}

/** Beside the brand, if any report is a demonstration. */
export async function FrameDemoMark() {
  return (await shownVersion())?.demo ? <DemoMark some /> : null;
}

/** In the foot: what the figures are made from. */
export async function DatasetLine() {
  const version = await shownVersion();
  if (!version) return null;
  return (
    <p>
      数据版本{version.label}，收入报告{numberText(version.reports)}份。
      {version.demo && "其中有演示数据，不是任何机关的实际报告。"}
    </p>
  );
}
