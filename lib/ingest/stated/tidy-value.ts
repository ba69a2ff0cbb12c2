import {
  type Cell,
  type CellMissingReason,
  cellMissingReasons,
  type Form,
  missingReasons,
} from "@/lib/catalogue/cell";
import type { Place } from "../document";
import { readFigure } from "../extract/figure";
import type { CellReading } from "../reading";

const reasons = new Map<string, CellMissingReason>(
  cellMissingReasons.flatMap((reason) => [
    [reason, reason] as const,
    [missingReasons[reason].zh, reason] as const,
  ]),
);

/**
 * A figure as a line states it, read like a box of a table; money without a unit is in 万元 on form 2021, as
 * printed there. `fault` is the end of a sentence where a person should look.
 */
export function tidyValue(
  cell: Cell,
  form: Form,
  line: { value: string; missing: string; at: Place },
): { reading: CellReading; fault: string | null } {
  const { value: raw, at } = line;
  const figure = readFigure(raw, cell.measure);
  const stated = line.missing.trim();
  const reason = reasons.get(stated);
  if (stated !== "" && (figure.kind === "number" || reason === undefined)) {
    const fault =
      reason === undefined
        ? `的缺失原因“${stated.slice(0, 20)}”不在目录中`
        : `既有数值“${raw.trim().slice(0, 20)}”，又写明缺失`;
    return { reading: { kind: "missing", reason: "unreadable", raw, at }, fault: `${fault}，未采用` };
  }
  if (figure.kind === "missing") {
    const odd = reason === undefined && (figure.reason === "text" || figure.reason === "unreadable");
    return {
      reading: { kind: "missing", reason: reason ?? figure.reason, raw, at },
      fault: odd ? `的数值“${raw.trim().slice(0, 20)}”不是数，未采用` : null,
    };
  }
  const unit =
    figure.unit ??
    (cell.table === "disclosure" && cell.measure === "money" && form === "2021" ? "万元" : null);
  return {
    reading: { kind: "number", value: figure.value, raw, at, ...(unit ? { unit } : {}) },
    fault: null,
  };
}
