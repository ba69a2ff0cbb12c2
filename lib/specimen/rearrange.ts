import type { DrawnTable } from "./drawn-table";
import type { Random } from "./seeded-random";
import { type Rearranged, TableEditor } from "./table-editor";

/** Edits of rows, columns, heads and labels that make a table say something else, or say it in another place. */
export const rearrangements = [
  "swap labels",
  "swap rows of figures",
  "swap heads",
  "replace head",
  "replace label",
  "drop head",
  "drop label",
  "drop column",
  "add column",
  "shift row",
  "join rows",
  "split row",
  "double row with other figures",
  "number before label",
  "merge figures",
] as const;
export type Rearrangement = (typeof rearrangements)[number];

/** Heads and labels that say what no form says. */
const strangers = {
  disclosure: [
    "上年制发件数",
    "上年处理决定数量",
    "历年累计件数",
    "制发页数",
    "全系统处理决定数量",
    "上期件数",
  ],
  requests: ["上年总计", "新闻媒体", "自然人（上年）", "外国组织", "同比增长", "占比"],
  disputes: ["撤回申请", "上年总计", "调解结案", "不予受理", "同比增减"],
} as const;
const strangeLabels = {
  disclosure: ["行政确认", "行政奖励", "党内法规"],
  requests: ["9.属于个人隐私", "6.转其他机关办理", "五、上年新收政府信息公开申请数量", "（八）终止办理"],
  disputes: [],
} as const;

/** Makes one edit at a random place of a table. */
export function rearranged(table: DrawnTable, edit: Rearrangement, random: Random): Rearranged {
  const grid = new TableEditor(table);
  const rows = grid.figureRows();
  const [row, other] = [random.pick(rows), random.pick(rows)];
  const heads = grid.heads();
  const [head, otherHead] = [random.pick(heads), random.pick(heads)];
  switch (edit) {
    case "swap labels":
      return table.id === "disputes" || row === other ? null : grid.swapLabels(row, other);
    case "swap rows of figures":
      return row === other ? null : grid.swapFigures(row, other);
    case "swap heads":
      return grid.swapHeads(head, otherHead);
    case "replace head":
      return grid.replaceHead(head, random.pick([...strangers[table.id]]));
    case "replace label":
      return table.id === "disputes"
        ? null
        : grid.replaceLabel(row, random.pick([...strangeLabels[table.id]]));
    case "drop head":
      return grid.retitle(head, "");
    case "drop label":
      return table.id === "disputes" ? null : grid.replaceLabel(row, "");
    case "drop column":
      return grid.dropColumn(head);
    case "add column":
      return grid.addColumn(head, random.pick([...strangers[table.id]]), () => String(random.int(0, 30)));
    case "shift row":
      return grid.shiftRow(row);
    case "join rows":
      return table.id === "disputes" ? null : grid.joinRows(row, random.pick([" ", "\n"]));
    case "split row":
      return table.id === "disputes" ? null : grid.splitRow(row);
    case "double row with other figures":
      return grid.doubleRow(row, () => String(random.int(0, 30)));
    case "number before label":
      return table.id === "disputes" ? null : grid.figuresFirst(row);
    case "merge figures":
      return grid.mergeFigures(row, random);
  }
}
