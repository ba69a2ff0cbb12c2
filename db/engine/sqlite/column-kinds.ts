import {
  blob,
  check,
  customType,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { Form } from "../../../lib/catalogue/cell";
import type { Scope } from "../../../lib/catalogue/form-facts";
import { formCode, scopeCode } from "../../coded-columns";

/** The kinds of columns, keys and indexes that the tables are made of, as SQLite has them. */
export const columnKinds = {
  table: sqliteTable,
  integer: (name: string) => integer(name),
  real: (name: string) => real(name),
  text: (name: string) => text(name),
  /** A number that the database gives. */
  id: (name: string) => integer(name).primaryKey({ autoIncrement: true }),
  flag: (name: string) => integer(name, { mode: "boolean" }),
  /** As the text that `JSON.stringify` writes, so that equal lists are equal texts. */
  json: (name: string) => text(name, { mode: "json" }),
  bytes: (name: string) => blob(name, { mode: "buffer" }),
  scope: customType<{ data: Scope; driverData: number }>({ dataType: () => "integer", ...scopeCode }),
  form: customType<{ data: Form; driverData: number }>({ dataType: () => "integer", ...formCode }),
  index,
  uniqueIndex,
  primaryKey,
  check,
};

export type ColumnKinds = typeof columnKinds;
