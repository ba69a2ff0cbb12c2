import { type Form, forms } from "@/lib/catalogue/cell";
import { cellById, findCell } from "@/lib/catalogue/cells";
import { checks } from "@/lib/catalogue/checks";
import { disputeRoutes } from "@/lib/catalogue/disputes";
import { type Identity, identities } from "@/lib/catalogue/identities";
import { applicants, requestRows } from "@/lib/catalogue/requests";
import type { CellReading, Problem } from "../reading";

type Cells = ReadonlyMap<string, CellReading>;

const ofForm = new Map(forms.map((form) => [form, identities.filter((one) => one.forms.includes(form))]));

/** Every sum of the form that does not hold; one with a missing figure is undecidable and says nothing. */
export function checkIdentities(cells: Cells, form: Form): Problem[] {
  return (ofForm.get(form) ?? []).flatMap((identity) => {
    const left = sum(cells, identity.left);
    const right = sum(cells, identity.right);
    return left === null || right === null || left === right ? [] : [failed(identity, left, right)];
  });
}

/** The cells of which a sum of the form that holds shows that they are read right. */
function provenCells(cells: Cells, form: Form): Set<string> {
  const proven = new Set<string>();
  for (const { left, right } of ofForm.get(form) ?? []) {
    const total = sum(cells, left);
    if (total === null || total !== sum(cells, right)) continue;
    for (const id of [...left, ...right]) proven.add(id);
  }
  return proven;
}

function sum(cells: Cells, ids: readonly string[]): number | null {
  let total = 0;
  for (const id of ids) {
    const reading = cells.get(id);
    if (reading?.kind !== "number") return null;
    total += reading.value;
  }
  return total;
}

const names = new Map<string, string>([
  ...applicants.map(({ id, zh }) => [id, `“${zh}”一列`] as const),
  ...requestRows.map(({ id, zh }) => [id, `“${zh}”一行`] as const),
  ...disputeRoutes.map(({ id, zh }) => [id, `“${zh}”`] as const),
]);

function failed(identity: Identity, left: number, right: number): Problem {
  const of =
    identity.check === "applicant-sum"
      ? `“${findCell(identity.right[0] ?? "")?.zh}”一行`
      : names.get(identity.of);
  const message: Partial<Record<Identity["check"], string>> = {
    balance: `${of}：本年新收与上年结转之和为${left}，办结总计与结转下年度之和为${right}，相差${Math.abs(left - right)}。`,
    "closed-sum": `${of}：各项办理结果之和为${left}，（七）总计为${right}。`,
    "applicant-sum": `${of}：各类申请人之和为${left}，总计为${right}。`,
    "indicator-sum": `“${findCell(identity.of)?.zh}”各分项之和为${left}，所报为${right}。`,
    "dispute-sum": `${of}：各项结果之和为${left}，总计为${right}。`,
  };
  return {
    check: identity.check,
    severity: checks[identity.check].severity,
    cells: [...identity.left, ...identity.right],
    message: message[identity.check] ?? checks[identity.check].explain,
    expected: left,
    found: right,
  };
}

/** 1 234 and 12 345 678: groups of three behind the first, parted by what printers part them with. */
const grouped = /^[+-]?[\d０-９]{1,3}(?:[ \u00a0\u2009\u202f][\d０-９]{3})+(?:[.．][\d０-９]+)?$/;
const between = /\d[\s\u00a0\u2000-\u200a\u3000]+(?=\d)/;

/**
 * Figures that are printed with spaces among their digits and may be two numbers in one box: 12 34. They are read as
 * one where a sum of the form proves it; elsewhere they are named.
 */
export function checkSpaced(cells: ReadonlyMap<string, CellReading>, form: Form): Problem[] {
  const spaced: string[] = [];
  for (const [id, cell] of cells)
    if (
      cell.kind === "number" &&
      Math.abs(cell.value) > 9 &&
      cell.raw.length > 2 &&
      mayBeTwo(cell.raw, id, cells)
    )
      spaced.push(id);
  if (spaced.length === 0) return [];
  const proven = provenCells(cells, form);
  const doubtful = spaced.filter((id) => !proven.has(id));
  if (doubtful.length === 0) return [];
  const names = doubtful.slice(0, 3).map((id) => `“${cellById(id).zh}”（${cells.get(id)?.raw.trim()}）`);
  const more = doubtful.length > 3 ? `等${doubtful.length}项` : "";
  const message = `${names.join("、")}${more}的数字之间有空格，可能是两个数，没有合计可以证明；按一个数读取，请核对原件。`;
  return [{ check: "layout", severity: "warning", cells: doubtful, message }];
}

/** Groups of three are one number, unless a box of the same row is blank: then it may be that one's. */
function mayBeTwo(raw: string, id: string, cells: ReadonlyMap<string, CellReading>): boolean {
  const text = raw.trim();
  if (!between.test(text.normalize("NFKC"))) return false;
  return (
    !grouped.test(text) || [...cells].some(([other, { kind }]) => kind === "missing" && isSameRow(id, other))
  );
}

function isSameRow(one: string, other: string): boolean {
  const [first, second] = [cellById(one), cellById(other)];
  return first.table === second.table && first.row === second.row;
}
