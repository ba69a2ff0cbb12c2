import type { Form } from "@/lib/catalogue/cell";
import { missingReasons } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import { formFacts } from "@/lib/catalogue/form-facts";
import { changeText, numberText } from "@/lib/chart/number-text";
import type { CellRefusal, PartKind, TotalCell, WholeRefusal } from "@/lib/years/region-totals";

/** The fixed phrases about the sums over a territory. */

/** How many of a kind there are, and what became of their reports. */
export type PartCounts = {
  kind: PartKind;
  expected: number;
  filed: number;
  notFiled: number;
  notDue: number;
  notCollected: number;
};

const counted: Record<PartKind, string> = { towns: "街镇", bureau: "部门", government: "政府本机关" };

/**
 * 丰台区2025年：26个街镇、31个部门中55个已公开本机关年报；2个未报送。 Nobody is accused whose collection was not declared, and no
 * government of having no report of its own office alone.
 */
export function membersSentence(place: string, year: number, kinds: readonly PartCounts[]): string {
  const sumOf = (of: (counts: PartCounts) => number) => kinds.reduce((sum, counts) => sum + of(counts), 0);
  if (sumOf(({ expected }) => expected) === 0) return `${place}${year}年没有应报送的机关。`;
  const withoutOffice = kinds
    .filter(({ kind }) => kind === "government")
    .reduce((sum, { expected, filed }) => sum + expected - filed, 0);
  const expected = sumOf((one) => one.expected) - withoutOffice;
  const whom = kinds
    .map((one) => ({ ...one, there: one.kind === "government" ? one.filed : one.expected }))
    .filter(({ there }) => there > 0)
    .map(({ there, kind }) => `${there}个${counted[kind]}`)
    .join("、");
  const filed = sumOf((one) => one.filed);
  const notCollected = sumOf((one) => one.notCollected) - withoutOffice;
  const absent = [
    ...[sumOf((one) => one.notFiled)].filter((count) => count > 0).map((count) => `${count}个未报送`),
    ...[sumOf((one) => one.notDue)].filter((count) => count > 0).map((count) => `${count}个尚未到期`),
    ...(notCollected > 0 ? [`${notCollected}个未收录，是否公布未经核实`] : []),
  ];
  const said = [
    ...(whom === "" ? [] : [`${filedText(whom, { filed, expected, notCollected })}`]),
    ...(absent.length > 0 ? [absent.join("，")] : []),
    ...(withoutOffice > 0 ? [`${withoutOffice}个政府没有单独的本机关年报，也没有政府办公室的`] : []),
  ];
  return `${place}${year}年：${said.join("；")}。`;
}

function filedText(whom: string, counts: { filed: number; expected: number; notCollected: number }): string {
  const { filed, expected, notCollected } = counts;
  if (notCollected > 0) return `名录中有${whom}，已收录本机关年报${filed}份`;
  return filed === expected ? `${whom}均已公开本机关年报` : `${whom}中${filed}个已公开本机关年报`;
}

/** What is added, and what is not. */
export function summedSentence(
  form: Form | null,
  summed: number,
  forms: readonly { form: Form; reports: number }[],
): string {
  if (forms.length === 0) return "没有可以合计的年报。";
  const others = forms
    .filter((one) => one.form !== form)
    .map((one) => `${one.reports}份${one.form === "none" ? "" : "用"}${formFacts[one.form].zh}`);
  const left = others.length > 0 ? `；另有${others.join("、")}，格子不同，不计入` : "";
  if (form === null || summed === 0) return `没有可以合计的统计表${left}。`;
  return `每格是${summed}份${formFacts[form].zh}的本机关年报相加，不加任何全域汇总年报${left}。`;
}

/** 临溪区既有政府本机关的年报，也有政府办公室的年报… */
export const doubledSentence = (places: readonly string[]): string =>
  `${places.join("、")}既有政府本机关的年报，也有政府办公室的年报，都已计入，其中的数可能重复。`;

type WholeFacts = {
  kind: PartKind | null;
  missing: number;
  /** Of them the governments without a report of their own office. */
  governments: number;
  form: Form | null;
  wholeForm: Form | null;
  otherForms: number;
};

const refusalTexts: Record<WholeRefusal, (facts: WholeFacts) => string> = {
  kind: ({ kind }) => `只合计${kind === null ? "一部分" : counted[kind]}，不是全域`,
  no_whole: () => "库中没有该年的全域汇总年报",
  missing: ({ missing }) => `${missing}个机关没有本机关年报`,
  undeclared: () => "没有登记该年街镇、部门的年报都已收齐，可能还有别的机关",
  doubled: () => "有政府本机关和政府办公室的年报可能重复",
  other_form: ({ otherForms }) => `${otherForms}份年报用别的表式`,
  whole_form: ({ wholeForm }) =>
    `全域汇总年报用的是${wholeForm === null ? "别的表式" : formFacts[wholeForm].zh}`,
  single: () => "不足两个机关，没有可以相加的",
};

/** Whether the whole territory's report is the sum of the parts, cell by cell, or why that cannot be told. */
export function wholeSentence(
  refused: readonly WholeRefusal[],
  facts: WholeFacts,
  cells: readonly TotalCell[],
): string {
  if (refused.length > 0)
    return `与全域汇总年报的差额未能判断：${refused.map((one) => refusalTexts[one](facts)).join("；")}。`;
  const decided = cells.filter((cell) => cell.refused === null);
  const differing = decided.filter(({ whole, sum }) => whole !== sum).length;
  const undecided = cells.length - decided.length;
  return `与全域汇总年报比较：${cells.length}格中${decided.length - differing}格一致，${differing}格不一致${undecided > 0 ? `，${undecided}格未能判断` : ""}。`;
}

/** Who is in no sum, as far as it is known; see `restSentence`. */
function outsideText(refused: readonly WholeRefusal[], facts: WholeFacts): string {
  const { missing, governments, otherForms } = facts;
  const own =
    governments === 0 ? "" : governments === missing ? "，是政府本机关" : `，含政府本机关${governments}个`;
  const said = [
    ...(refused.includes("kind") ? ["其他类别的机关"] : []),
    ...(missing > 0 ? [`没有年报的${missing}个${own}`] : []),
    ...(otherForms > 0 ? [`用别的表式的${otherForms}个`] : []),
    ...(refused.includes("undeclared") ? ["可能还有没有登记的"] : []),
    "此格没有数的",
  ];
  return said.join("；");
}

/**
 * What the whole territory's report leaves for those who are in no sum, where it is not compared: how much they would have
 * together, and in how many cells the sum is more already, which no further report can mend. Empty where nothing follows.
 */
export function restSentence(
  refused: readonly WholeRefusal[],
  facts: WholeFacts,
  cells: readonly TotalCell[],
): string {
  const open = cells.filter(({ rest }) => rest !== null);
  if (open.length === 0) return "";
  const over = open.flatMap(({ cell, rest }) =>
    rest !== null && rest < 0 ? [`${cellById(cell).zh}多${numberText(-rest)}${cellById(cell).unit}`] : [],
  );
  const named = over.length > 3 ? `${over.slice(0, 3).join("，")}等` : over.join("，");
  const tail =
    over.length > 0
      ? `；有${over.length}格的合计已比汇总多（${named}），不论没有计入的有多少，都不会与汇总一致，请核对`
      : "";
  return `汇总减去合计是没有计入的机关（${outsideText(refused, facts)}）在此格应有的数之和，以各数都无误为前提，在表中写作“其余”${tail}。`;
}

/** `其余 12`, `已多 20` beside a sum; nothing where nothing follows. */
export function leftForOthers({ rest }: Pick<TotalCell, "rest">): string {
  if (rest === null) return "";
  return rest < 0 ? `已多 ${numberText(-rest)}` : `其余 ${numberText(rest)}`;
}

/** What stands in a cell that is summed: `1,234`, or the reason why nobody gave a figure. */
export function totalText({ sum, missing, impossible }: TotalCell): string {
  if (sum !== null) return numberText(sum);
  const [first, ...others] = missing.keys();
  if (impossible > 0) return first === undefined ? "明显有误" : missingReasons.no_reports.zh;
  if (first === undefined) return missingReasons.not_in_form.zh;
  return missingReasons[others.length === 0 ? first : "no_reports"].zh;
}

/** What must be said with it: `54/55个有数`, `空白1个`, `含2个待核的数`, `1个明显有误的数未计入`. */
export function totalNotes(total: TotalCell, summed: number): string[] {
  const { reported, missing, impossible, flagged } = total;
  const absent = summed - reported - impossible - [...missing.values()].reduce((sum, rows) => sum + rows, 0);
  return [
    ...(reported === summed ? [] : [`${reported}/${summed}个有数`]),
    ...[...missing].map(([reason, rows]) => `${missingReasons[reason].zh}${rows}个`),
    ...(absent > 0 ? [`${missingReasons.not_in_form.zh}${absent}个`] : []),
    ...(flagged > 0 ? [`含${flagged}个待核的数`] : []),
    ...(impossible > 0 ? [`${impossible}个明显有误的数未计入`] : []),
  ];
}

/** The whole territory's figure of a cell, with its doubt; its reason where it has none. */
export function wholeText({ whole, wholeFlagged, wholeMissing, refused }: TotalCell): string {
  if (whole !== null) return `${numberText(whole)}${wholeFlagged ? "（待核）" : ""}`;
  if (refused === "whole_impossible") return "明显有误";
  return missingReasons[wholeMissing ?? "not_in_form"].zh;
}

const cellRefusals: Record<CellRefusal, string> = {
  whole_missing: "全域汇总年报此格没有数",
  whole_impossible: "全域汇总年报此格的数明显有误",
  part: "有的机关此格没有可以计入的数",
};

/** What the whole territory's report has more than the sum, `+3`, `0`; or that it cannot be told, and why. */
export function differenceOf(
  { sum, whole, refused }: TotalCell,
  isRefused: boolean,
): { value: number | null; text: string; why: string } {
  if (isRefused) return { value: null, text: "未能判断", why: "见上" };
  if (refused !== null || sum === null || whole === null)
    return { value: null, text: "未能判断", why: cellRefusals[refused ?? "part"] };
  const value = Number((whole - sum).toFixed(6));
  return { value, text: changeText(value), why: "" };
}
