import { unverifiedDatabase } from "@/app/database";
import { availableYears } from "@/db/queries/dataset-version";

export const dynamic = "force-dynamic";

/** Answers as long as the server can read its database. */
export async function GET() {
  try {
    await availableYears(await unverifiedDatabase());
    return Response.json({ status: "ok" });
  } catch {
    return Response.json({ status: "数据库不能读取" }, { status: 503 });
  }
}
