import type { Database } from "better-sqlite3";
import { forms } from "@/lib/catalogue/cell";
import { cells } from "@/lib/catalogue/cells";
import { formNumber } from "../../coded-columns";
import { comparableFigure } from "../../comparable-figure";

/**
 * The last columns of an observation, form, value and missing, as SQL over the report `r` and its figure `f`. Only
 * money has to be converted: for that the connection gets functions.
 */
export function comparableColumns(client: Database): string {
  const money = cells.filter(({ measure }) => measure === "money").map(({ id }) => id);
  const numbers = new Map(
    client.prepare<[], [number, string]>("select number, id from main.cells").raw().all(),
  );
  const compared = ([cell, value, missing, unit]: unknown[]) =>
    comparableFigure(numbers.get(Number(cell)) ?? "", {
      value: typeof value === "number" ? value : null,
      missing: typeof missing === "string" ? missing : null,
      unit: unit === "元" || unit === "万元" ? unit : null,
    });
  const options = { deterministic: true, varargs: true };
  client.function("comparable_value", options, (...figure: unknown[]) => compared(figure).value);
  client.function("comparable_missing", options, (...figure: unknown[]) => compared(figure).missing);
  const places = [...numbers].flatMap(([number, id]) => (money.includes(id) ? [number] : []));
  const figure = "f.cell, f.value, f.missing, f.unit";
  const column = (name: "value" | "missing") =>
    `case when f.cell in (${places.join(", ")}) then comparable_${name}(${figure}) else f.${name} end`;
  const form = forms.map((name) => `when '${name}' then ${formNumber(name)}`).join(" ");
  return `case r.form ${form} end, ${column("value")}, ${column("missing")}`;
}
