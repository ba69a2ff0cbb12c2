import { printRegister } from "@/lib/agencies/register-file";
import type { RegisteredAgency } from "@/lib/agencies/registered-agency";
import { renderDocx } from "../docx";
import { type HtmlVariant, htmlVariants, renderHtml } from "../html";
import { type Random, seededRandom } from "../seeded-random";
import type { Specimen } from "../specimen";
import { type Encoding, encodeText, renderText, textStyleIds, textStyles } from "../text";
import {
  firstDemoYear,
  type InventedAgency,
  inventedAgencies,
  inventedAgency,
  lastDemoYear,
} from "./agencies";
import { SEED } from "./history";
import { city, province } from "./places";
import { demoReports } from "./reports";

type DemoDocument = {
  /** Folder by district and year, then the file: 临溪区/2023/….html */
  path: string;
  bytes: Uint8Array;
  truth: Specimen;
};

/** The reports of the demonstration as files: half web pages, a third text, the rest Word; always the same bytes. */
export function* demoDocuments(): Generator<DemoDocument> {
  for (const { agency, truth, second } of demoReports()) {
    const name = `${truth.agency}${truth.year}年政府信息公开工作年度报告${second ? "（更正）" : ""}`;
    const random = seededRandom(`${SEED}/file/${name}`);
    const { bytes, suffix } = fileOf(random, agency, truth);
    yield { path: `${agency.folder}/${truth.year}/${name}.${suffix}`, bytes, truth };
  }
}

/** One report, all of single digits, came with its disclosure table glued together. */
const gluedReport = { key: "望岚区石磨沟镇", year: 2025 };

function fileOf(
  random: Random,
  agency: InventedAgency,
  truth: Specimen,
): { bytes: Uint8Array; suffix: string } {
  if (agency.key === gluedReport.key && truth.year === gluedReport.year)
    return { bytes: encodeText(renderText(unspaced(truth), "glued"), "utf-8"), suffix: "txt" };
  const kind = random.pick(["html", "html", "html", "text", "text", "docx"]);
  if (kind === "docx") return { bytes: renderDocx(truth), suffix: "docx" };
  if (kind === "html") return { bytes: page(random, agency, truth), suffix: "html" };
  const encoding = random.pick<Encoding>(["utf-8", "utf-8", "utf-8-bom", "gb18030", "gb18030", "utf-16le"]);
  return { bytes: encodeText(plainText(random, truth), encoding), suffix: "txt" };
}

function page(random: Random, agency: InventedAgency, truth: Specimen): Uint8Array {
  const encoding = random.pick<Encoding>(["utf-8", "utf-8", "utf-8", "utf-8-bom", "gb18030"]);
  const variant = random.pick<HtmlVariant>(["page", "page", "page", ...htmlVariants]);
  const place = agency.folder.endsWith("区") ? agency.folder : "";
  const html = renderHtml(truth, variant, {
    name: `${city.name}${place}人民政府门户网站`,
    column: "政府信息公开年报",
    source: `${city.name}${place}政府办公室`,
    charset: encoding === "gb18030" ? "gb2312" : "utf-8",
  });
  return encodeText(html, encoding);
}

function plainText(random: Random, truth: Specimen): string {
  const hasBlanks = [...truth.cells.values()].some(
    (cell) => cell.kind === "missing" && cell.reason === "blank",
  );
  const ids = textStyleIds.filter((id) => id !== "glued" && (textStyles[id].keepsBlanks || !hasBlanks));
  if (random.chance(0.1))
    return renderText(truth, {
      disclosure: random.pick(ids),
      requests: random.pick(ids),
      disputes: random.pick(ids),
    });
  return renderText(truth, random.pick(ids));
}

const unspaced = (truth: Specimen): Specimen => ({
  ...truth,
  quirks: { ...truth.quirks, figures: ["plain"], signedChanges: false },
});

/**
 * The register of all divisions and agencies of the demonstration, as CSV in the columns of a register file. It says
 * that all of its reports are there, so whoever has none did not file.
 */
export function demoRegister(): string {
  const top: RegisteredAgency = {
    code: province.code,
    name: `${province.name}人民政府`,
    shortName: province.name,
    kind: "government",
    parentCode: null,
    complete: Array.from({ length: lastDemoYear - firstDemoYear + 1 }, (_, at) => firstDemoYear + at),
  };
  return printRegister([top, ...inventedAgencies.map(registered)]);
}

function registered(agency: InventedAgency): RegisteredAgency {
  const { printedName, formerly, successor } = agency;
  const whole = (name: string) => `${province.name}${name}`;
  return {
    code: agency.code,
    name: whole(printedName),
    shortName: agency.shortName,
    kind: agency.kind,
    parentCode: agency.parentCode,
    aliases: [printedName, ...(formerly ? [formerly.printedName, whole(formerly.printedName)] : [])],
    ...(agency.from > firstDemoYear && { validFrom: agency.from }),
    ...(agency.to < lastDemoYear && { validTo: agency.to }),
    ...(successor !== null && { successor: whole(inventedAgency(successor).printedName) }),
  };
}
