import { filingName } from "@/lib/export/file-name";
import type { FilingFormat } from "@/lib/export/filing/filing-formats";
import type { FilingQuery } from "@/lib/view/filing-query";
import type { ReadDb } from "../client";
import { exportedFiling } from "./exported-filing";
import { filingCalendar, filingFeed } from "./filing-feeds";

/** The name is null where it is read where it is. */
export type FilingFile = { content: string | Uint8Array; name: string | null };

type Make = (db: ReadDb, asked: FilingQuery, site: string, hasYear: boolean) => Promise<FilingFile | null>;

/**
 * Who has filed as a file: the same for the site and the command line. `hasYear`: the address names a year. Null: nobody has to
 * file, so there is no deadline.
 */
export const filingFile: Record<FilingFormat, Make> = {
  xlsx: async (db, asked, site) => {
    const filing = await exportedFiling(db, asked, site);
    const { filingWorkbook } = await import("@/lib/export/filing/filing-workbook");
    return { content: await filingWorkbook(filing), name: filingName(filing, "xlsx") };
  },
  ics: async (db, asked, site) => {
    const { name, at, days } = await filingCalendar(db, asked, asked.year, site);
    if (days.length === 0) return null;
    const { deadlineCalendar } = await import("@/lib/export/filing/deadline-calendar");
    return { content: deadlineCalendar(name, at, days), name: `${name}.ics` };
  },
  atom: async (db, asked, site, hasYear) => {
    const feed = await filingFeed(db, asked, hasYear ? asked.year : null, site);
    const { atomFeed } = await import("@/lib/export/filing/change-feed");
    return { content: atomFeed(feed), name: null };
  },
};

export const noDeadlines = "所选范围没有应报送的机关，所以没有期限。";
