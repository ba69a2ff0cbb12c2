import { z } from "zod";
import { database } from "@/app/database";
import { reviewedVersion } from "@/db/queries/imports/made-versions";
import { reviewedReports } from "@/db/queries/imports/reviewed-reports";
import { originalOf } from "@/db/queries/reports/report-source";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { noFile, typedAnswer } from "../../file-answer";

const request = z.strictObject({ label: z.string().max(40), report: z.coerce.number().int().positive() });

/** The file of a report that a version kept and did not use: always a download, as those in force. */
export async function GET(incoming: Request) {
  const asked = request.safeParse(valuesOfQuery(new URL(incoming.url).searchParams));
  if (!asked.success) return noFile(400, ["网址应有label（数据版本）和report（报告的编号）"]);
  const db = await database();
  const version = await reviewedVersion(db, asked.data.label);
  const found = version ? await reviewedReports(db, version.id) : [];
  const isUnused = found.some(({ kind, report }) => kind === "unused" && report.id === asked.data.report);
  const original = isUnused ? await originalOf(db, asked.data.report) : null;
  if (!original) return noFile(404, ["这个版本没有这一份只存不用的报告"]);
  if (original.bytes === null) return noFile(503, ["库中的原件已损坏，请管理员用备份恢复。"]);
  const name = original.name.split("/").at(-1) ?? "report";
  return typedAnswer("application/octet-stream", name, original.bytes);
}
