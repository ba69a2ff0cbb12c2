import { customType } from "drizzle-orm/sqlite-core";
import { type Scope, scopes } from "../lib/catalogue/form-facts";

/** The scope as its place in `scopes`: it stands in every row of the hot table, where 0 and 1 take no room. */
export const scopeColumn = customType<{ data: Scope; driverData: number }>({
  dataType: () => "integer",
  toDriver: scopeNumber,
  fromDriver(value) {
    const scope = scopes[value];
    if (!scope) throw new Error(`no scope has the number ${value}`);
    return scope;
  },
});

export function scopeNumber(scope: Scope): number {
  return scopes.indexOf(scope);
}
