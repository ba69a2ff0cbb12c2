import { type DivisionTree, fullName } from "@/lib/agencies/divisions";
import { governmentName } from "@/lib/agencies/kind-of-name";
import { renderDocx } from "./docx";
import { drawYear } from "./draw-year";
import { asCells, onForm } from "./figures";
import { htmlVariants, renderHtml } from "./html";
import { drawProfile } from "./profile";
import { drawQuirks } from "./quirks";
import { seededRandom } from "./seeded-random";
import { renderXlsx } from "./sheet";
import type { Specimen } from "./specimen";
import { plainSpecimen } from "./specimen";
import { encodeText, renderText, textStyleIds } from "./text";

export type BulkKind = "text" | "html" | "docx" | "xlsx";
export type BulkDocument = { name: string; kind: BulkKind; bytes: Uint8Array };

const years = [2021, 2022, 2023, 2024, 2025];
const suffixes: Record<BulkKind, string> = { text: "txt", html: "html", docx: "docx", xlsx: "xlsx" };

/** Reports of real townships with invented figures, for measuring how fast many are read; always the same. */
export function* bulkDocuments(
  tree: DivisionTree,
  count: number,
  kinds: readonly BulkKind[],
): Generator<BulkDocument> {
  const towns = [...tree.byCode.values()].filter(
    ({ level, name }) => level === "township" && /[镇乡]$/.test(name),
  );
  const styles = textStyleIds.filter((id) => id !== "glued");
  for (let index = 0; index < count; index += 1) {
    const town = towns[Math.floor(index / years.length) * 7];
    const year = years[index % years.length];
    const kind = kinds[index % kinds.length];
    if (!town || !year || !kind) return;
    const agency = fullName(tree, town.code) + governmentName(town).slice(town.name.length);
    const random = seededRandom(`bulk/${index}`);
    const specimen: Specimen = {
      ...plainSpecimen("2021", { year, quirks: drawQuirks(random) }),
      agency,
      cells: asCells(onForm(drawYear(random, drawProfile(random, "township"), null), "2021")),
      publishedOn: `${year + 1}-01-${10 + (index % 20)}`,
    };
    const render: Record<BulkKind, () => Uint8Array> = {
      docx: () => renderDocx(specimen),
      xlsx: () => renderXlsx(specimen),
      html: () => encodeText(renderHtml(specimen, random.pick([...htmlVariants]), site), "utf-8"),
      text: () => encodeText(renderText(specimen, random.pick(styles)), random.pick(["utf-8", "gb18030"])),
    };
    const bytes = render[kind]();
    yield { name: `${agency}${year}年政府信息公开工作年度报告.${suffixes[kind]}`, kind, bytes };
  }
}

const site = { name: "政府网站", column: "信息公开年报", source: "政府办公室", charset: "utf-8" } as const;
