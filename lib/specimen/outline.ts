import { sectionHeadings } from "@/lib/catalogue/printed-tables";
import { type DrawnTable, drawTables } from "./drawn-table";
import { printedDate, signedDate } from "./quirks";
import type { Specimen } from "./specimen";

/** What every renderer lays out, in reading order. */
export type OutlinePart =
  | { kind: "notice" | "title" | "date" | "heading" | "paragraph" | "signature"; text: string }
  | { kind: "table"; table: DrawnTable };

/** The whole report without its layout: title, date, headings, prose, tables, signature. */
export function outlineOf(specimen: Specimen): OutlinePart[] {
  const { sections, notice, quirks } = specimen;
  const body = bodyOf(specimen);
  const headings = body.flatMap((part) => (part.kind === "heading" ? [part.text] : []));
  const noticeAt = (at: "first" | "last"): OutlinePart[] =>
    notice?.at === at ? [{ kind: "notice", text: notice.text }] : [];
  return [
    ...noticeAt("first"),
    ...titleLines(specimen).map((text): OutlinePart => ({ kind: "title", text })),
    ...dateLine(specimen),
    ...paragraphs(quirks.contents ? headings : []),
    ...paragraphs(sections.preamble),
    ...body,
    ...signature(specimen),
    ...noticeAt("last"),
  ];
}

/** The title in the lines in which it is printed; none where the quirk says so. */
export function titleLines({ agency, year, quirks }: Specimen): string[] {
  const name = "政府信息公开工作年度报告";
  const standard = `${agency}${year}年${name}`;
  switch (quirks.title) {
    case "standard":
      return [standard];
    case "year-first":
      return [`${year}年${agency}${name}`];
    case "two-lines":
      return [agency, `${year}年${name}`];
    case "twice":
      return [standard, standard];
    case "none":
      return [];
  }
}

function bodyOf(specimen: Specimen): OutlinePart[] {
  const { sections, quirks } = specimen;
  const redraw = specimen.redraw ?? ((table: DrawnTable) => table);
  const tables = new Map(drawTables(specimen).map((table) => [table.id, redraw(table)]));
  const headingOf = (id: "disclosure" | "requests" | "disputes") =>
    quirks.headings === "tables-unnumbered" && id !== "disputes"
      ? sectionHeadings[id].replace(/^[二三]、/, "")
      : sectionHeadings[id];
  const tableSection = (id: "disclosure" | "requests" | "disputes"): OutlinePart[] => {
    const table = tables.get(id);
    const sentence = sections.beforeTable[id];
    return [
      { kind: "heading", text: headingOf(id) },
      ...paragraphs(sentence === undefined ? [] : [sentence]),
      ...(table ? [{ kind: "table" as const, table }] : []),
    ];
  };
  return [
    { kind: "heading", text: sectionHeadings.general },
    ...paragraphs(sections.general),
    ...tableSection("disclosure"),
    ...tableSection("requests"),
    ...tableSection("disputes"),
    { kind: "heading", text: sectionHeadings.problems },
    ...paragraphs(sections.problems),
    { kind: "heading", text: sectionHeadings.other },
    ...paragraphs(sections.other),
  ];
}

const paragraphs = (texts: readonly string[]): OutlinePart[] =>
  texts.map((text) => ({ kind: "paragraph", text }));

function dateLine({ publishedOn, quirks }: Specimen): OutlinePart[] {
  if (publishedOn === null || quirks.date !== "line") return [];
  return [{ kind: "date", text: `发布时间：${printedDate(publishedOn, quirks.dateStyle)}` }];
}

function signature({ agency, publishedOn, quirks }: Specimen): OutlinePart[] {
  if (publishedOn === null || quirks.date !== "signature") return [];
  return [agency, signedDate(publishedOn)].map((text) => ({ kind: "signature", text }));
}
