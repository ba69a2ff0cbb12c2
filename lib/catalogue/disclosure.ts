import type { Cell, Form, Unit } from "./cell";

/**
 * Section 二, 主动公开政府信息情况.
 * Sources: 国办公开办函〔2021〕30号 (form 2021), 国办公开办函〔2019〕60号 (form 2019); 条例第二十条.
 */
type Measure = { id: string; zh: string; en: string; aliases: readonly string[]; kind: Cell["measure"] };
type Row = { id: string; zh: string; en: string; aliases: readonly string[]; en2019?: string };
export type DisclosureBlock = {
  form: Form;
  /** The item of article 20 that heads the block, as printed. */
  clause: string;
  rows: readonly DisclosureRow[];
  measures: readonly DisclosureMeasure[];
};

/** The first head of each block. */
export const contentHeading = "信息内容";

const measures = {
  issued: {
    id: "issued",
    zh: "本年制发件数",
    en: "issued this year",
    aliases: ["本年制发数量", "本年制发数", "本年制发", "制发件数", "制发数"],
    kind: "count",
  },
  repealed: {
    id: "repealed",
    zh: "本年废止件数",
    en: "repealed this year",
    aliases: ["本年废止数量", "本年废止数", "本年废止", "废止件数", "废止数"],
    kind: "count",
  },
  in_force: {
    id: "in_force",
    zh: "现行有效件数",
    en: "in force",
    aliases: ["现行有效件", "现行有效数量", "现行有效数", "现行有效", "有效件数"],
    kind: "count",
  },
  made: {
    id: "made",
    zh: "本年新制作数量",
    en: "made this year",
    aliases: ["本年新", "本年新制作", "本年制作数量"],
    kind: "count",
  },
  newly_disclosed: {
    id: "newly_disclosed",
    zh: "本年新公开数量",
    en: "newly disclosed this year",
    aliases: ["本年新", "本年新公开", "本年公开数量"],
    kind: "count",
  },
  total_disclosed: {
    id: "total_disclosed",
    zh: "对外公开总数量",
    en: "disclosed in total",
    aliases: ["对外公开总数", "对外公开总"],
    kind: "count",
  },
  decisions: {
    id: "decisions",
    zh: "本年处理决定数量",
    en: "decisions this year",
    aliases: ["处理决定数量", "本年处理决定数"],
    kind: "count",
  },
  items_previous: {
    id: "items_previous",
    zh: "上一年项目数量",
    en: "items in the previous year",
    aliases: ["上一年项目数", "上年项目数量"],
    kind: "count",
  },
  items_change: {
    id: "items_change",
    zh: "本年增/减",
    en: "increase or decrease",
    aliases: ["本年增减", "增减"],
    kind: "change",
  },
  amount: {
    id: "amount",
    zh: "本年收费金额",
    en: "amount collected this year",
    aliases: ["本年收费金额单位万元", "本年收费金额万元", "收费金额"],
    kind: "money",
  },
  projects: {
    id: "projects",
    zh: "采购项目数量",
    en: "procurement projects",
    aliases: ["采购项目数"],
    kind: "count",
  },
  procurement_amount: {
    id: "amount",
    zh: "采购总金额",
    en: "procurement amount",
    aliases: ["采购总金额单位万元", "采购总金额万元", "采购金额"],
    kind: "money",
  },
} as const satisfies Record<string, Measure>;
export type DisclosureMeasure = (typeof measures)[keyof typeof measures];

const rows = {
  rules: { id: "rules", zh: "规章", en: "rules", aliases: ["政府规章"] },
  normative_documents: {
    id: "normative_documents",
    zh: "行政规范性文件",
    en: "normative documents",
    aliases: ["规范性文件", "政规范性文件", "规范性档案"],
  },
  licensing: {
    id: "licensing",
    zh: "行政许可",
    en: "administrative licensing",
    aliases: ["政许可"],
  },
  other_services: {
    id: "other_services",
    zh: "其他对外管理服务事项",
    en: "other public services",
    aliases: ["其他对外管理服务"],
  },
  penalties: {
    id: "penalties",
    zh: "行政处罚",
    en: "administrative penalties",
    aliases: ["政处罚"],
  },
  coercion: {
    id: "coercion",
    zh: "行政强制",
    en: "administrative coercion",
    aliases: ["政强制"],
  },
  fees: {
    id: "fees",
    zh: "行政事业性收费",
    en: "administrative fees",
    aliases: ["政事业性收费", "行政事业收费", "行政事业型收费", "事业性收费"],
  },
  procurement: {
    id: "procurement",
    zh: "政府集中采购",
    en: "government procurement",
    aliases: ["集中采购", "政府采购"],
  },
} as const satisfies Record<string, Row>;
export type DisclosureRow = (typeof rows)[keyof typeof rows];

export const disclosureBlocks: readonly DisclosureBlock[] = [
  {
    form: "2021",
    clause: "第二十条第（一）项",
    rows: [rows.rules, rows.normative_documents],
    measures: [measures.issued, measures.repealed, measures.in_force],
  },
  { form: "2021", clause: "第二十条第（五）项", rows: [rows.licensing], measures: [measures.decisions] },
  {
    form: "2021",
    clause: "第二十条第（六）项",
    rows: [rows.penalties, rows.coercion],
    measures: [measures.decisions],
  },
  { form: "2021", clause: "第二十条第（八）项", rows: [rows.fees], measures: [measures.amount] },
  {
    form: "2019",
    clause: "第二十条第（一）项",
    rows: [rows.rules, rows.normative_documents],
    measures: [measures.made, measures.newly_disclosed, measures.total_disclosed],
  },
  {
    form: "2019",
    clause: "第二十条第（五）项",
    rows: [rows.licensing, rows.other_services],
    measures: [measures.items_previous, measures.items_change, measures.decisions],
  },
  {
    form: "2019",
    clause: "第二十条第（六）项",
    rows: [rows.penalties, rows.coercion],
    measures: [measures.items_previous, measures.items_change, measures.decisions],
  },
  {
    form: "2019",
    clause: "第二十条第（八）项",
    rows: [rows.fees],
    measures: [measures.items_previous, measures.items_change],
  },
  {
    form: "2019",
    clause: "第二十条第（九）项",
    rows: [rows.procurement],
    measures: [measures.projects, measures.procurement_amount],
  },
];

export function disclosureCellId(row: DisclosureRow, measure: DisclosureMeasure): string {
  return `disclosure.${row.id}.${measure.id}`;
}

function unitOf(measure: DisclosureMeasure): Unit {
  if (measure.kind === "money") return "万元";
  return measure.id === "items_previous" || measure.id === "items_change" || measure.id === "projects"
    ? "项"
    : "件";
}

/** The cells of section 二; a cell that two forms share stands once, with both forms. */
export const disclosureCells: readonly Cell[] = (() => {
  const cells = new Map<string, Cell>();
  for (const { form, rows, measures } of disclosureBlocks)
    for (const row of rows)
      for (const measure of measures) {
        const id = disclosureCellId(row, measure);
        const known = cells.get(id);
        cells.set(id, {
          id,
          table: "disclosure",
          zh: `${row.zh}${measure.zh}`,
          en: `${row.en}: ${measure.en}`,
          unit: unitOf(measure),
          measure: measure.kind,
          forms: known ? [...known.forms, form] : [form],
          row: row.id,
          column: measure.id,
        });
      }
  return [...cells.values()];
})();
