import type { ReadDb } from "@/db/client";
import { filingFile, noDeadlines } from "@/db/views/filing-file";
import { filingOfQuery } from "@/db/views/requested-filing";
import { totalsOfQuery } from "@/db/views/totals/requested-totals";
import { filingFormats, isFilingFormat, unfollowed } from "@/lib/export/filing/filing-formats";
import { isTotalsFormat, totalsFormats } from "@/lib/export/totals/totals-formats";
import { isPathBelow, paths } from "@/lib/view/addresses";
import type { valuesOfQuery } from "@/lib/view/values-of-query";
import { CommandFault } from "../command-fault";

type Query = ReturnType<typeof valuesOfQuery>;

/** A page that is no view and has files of its own. */
type PageOfFiles = {
  path: string;
  zh: string;
  formats: readonly string[];
  /** @throws CommandFault where the address asks for what is not there */
  write(db: ReadDb, query: Query, format: string, site: string): Promise<string | Uint8Array>;
};

const pages: readonly PageOfFiles[] = [
  {
    ...{ path: paths.totals, zh: "合计", formats: Object.keys(totalsFormats) },
    write: async (db, query, format, site) => {
      const { view, problems } = await totalsOfQuery(db, query);
      if (view === null || problems.length > 0 || !isTotalsFormat(format)) throw faultOf(problems);
      if (view.tables.length === 0) throw new CommandFault(view.sentences.join("\n"));
      return totalsFormats[format].write({ ...view, address: `${site}${view.address}` });
    },
  },
  {
    ...{ path: paths.filing, zh: "报送", formats: Object.keys(filingFormats) },
    write: async (db, query, format, site) => {
      if (!isFilingFormat(format)) throw faultOf([]);
      const refused = unfollowed(format, Object.keys(query));
      if (refused !== null) throw new CommandFault(refused);
      const { asked, problems } = await filingOfQuery(db, query);
      if (problems.length > 0) throw faultOf(problems);
      const hasYear = "year" in query && query.year !== "";
      const file = await filingFile[format](db, asked, site, hasYear);
      if (file === null) throw new CommandFault(noDeadlines);
      return file.content;
    },
  },
];

const faultOf = (problems: readonly string[]) =>
  new CommandFault(problems.map((problem) => `${problem}。`).join("\n"));

/**
 * The page of an address, or of one of its files as its links have them, and the format that the end of a file's name asks for;
 * null of a view.
 * @throws CommandFault where the page has no such file
 */
export function pageOfFiles(path: string, target: string): { page: PageOfFiles; format: string } | null {
  const page = pages.find((one) => path === one.path || isPathBelow(path, one.path));
  if (!page) return null;
  const { zh, formats } = page;
  const format = formats.find((one) => target.toLowerCase().endsWith(`.${one}`));
  const linked = path.slice(page.path.length + 1);
  if (format === undefined || !(linked === "" || formats.includes(linked)))
    throw new CommandFault(`${zh}的文件可以是${formats.map((one) => `.${one}`).join(" ")}。`);
  if (linked !== "" && linked !== format)
    throw new CommandFault(`网址是.${linked}文件的，《${target}》的后缀却是.${format}，请改成一样的。`);
  return { page, format };
}
