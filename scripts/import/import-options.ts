import type { CollectionStatement } from "@/lib/ingest/declarations/collection-list";
import { completeOption } from "@/lib/ingest/declarations/collection-list";
import type { Declaration } from "@/lib/ingest/declarations/manifest";
import { declaredFrom } from "@/lib/ingest/declarations/manifest";
import { commandArguments } from "../command-arguments";
import { CommandFault } from "../command-fault";
import { checkFolderOf } from "../write-target";

export type ImportOptions = {
  paths: string[];
  /** Said of all the files. */
  declared: Declaration;
  /** Where to write the summary as a workbook. */
  summary: string | null;
  /** Whose reports are all here. */
  complete: readonly CollectionStatement[];
};

/**
 * The arguments of `import`.
 * @throws CommandFault says what is wrong with them
 */
export function importOptions(args: readonly string[]): ImportOptions {
  const text = { type: "string" } as const;
  const complete = { type: "string", multiple: true } as const;
  const options = { agency: text, year: text, published: text, source: text, summary: text, complete };
  const { values, positionals } = commandArguments(args, options);
  const { agency = "", year = "", published: publishedOn = "", source: sourceUrl = "" } = values;
  const found = declaredFrom({ agency, year, publishedOn, sourceUrl });
  if ("fault" in found) throw new CommandFault(`${found.fault}。`);
  const { summary = null } = values;
  if (summary !== null) {
    if (!summary.toLowerCase().endsWith(".xlsx"))
      throw new CommandFault(`汇总只能写成.xlsx文件，不能写成“${summary}”。`);
    checkFolderOf(summary);
  }
  return {
    paths: positionals,
    declared: found.declared,
    summary,
    complete: values.complete?.map(said) ?? [],
  };
}

function said(text: string): CollectionStatement {
  const read = completeOption(text);
  if ("fault" in read) throw new CommandFault(`--complete ${read.fault}。`);
  return read.statement;
}
