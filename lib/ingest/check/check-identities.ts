import { type Form, forms } from "@/lib/catalogue/cell";
import { findCell } from "@/lib/catalogue/cells";
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
export function provenCells(cells: Cells, form: Form): Set<string> {
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
