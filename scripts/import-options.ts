import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Declared } from "@/lib/ingest/declared";
import { declaredFrom } from "@/lib/ingest/declared-from";

export type ImportOptions = {
  paths: string[];
  /** Said of all the files. */
  declared: Declared;
  /** Where to write the summary as a workbook. */
  summary: string | null;
};

/** The arguments of `import`, or a sentence about what is wrong with them. */
export function importOptions(args: readonly string[]): ImportOptions | { fault: string } {
  const text = { type: "string" } as const;
  const options = { agency: text, year: text, published: text, source: text, summary: text };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const { agency = "", year = "", published: publishedOn = "", source: sourceUrl = "" } = values;
    const found = declaredFrom({ agency, year, publishedOn, sourceUrl });
    if ("fault" in found) return { fault: `${found.fault}。` };
    if (values.summary !== undefined && !values.summary.toLowerCase().endsWith(".xlsx"))
      return { fault: `汇总只能写成.xlsx文件，不能写成“${values.summary}”。` };
    const folder = values.summary === undefined ? null : path.dirname(path.resolve(values.summary));
    if (folder !== null && !existsSync(folder))
      return { fault: `没有文件夹“${folder}”，汇总写不进去，请先建立。` };
    return { paths: positionals, declared: found.declared, summary: values.summary ?? null };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [option = "选项"] = /--?[\w-]+/.exec(error.message) ?? [];
    return { fault: `“${option}”不能识别，或后面缺少内容。` };
  }
}
