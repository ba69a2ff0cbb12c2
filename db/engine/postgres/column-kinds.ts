import {
  boolean,
  check,
  customType,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Form } from "../../../lib/catalogue/cell";
import type { Scope } from "../../../lib/catalogue/form-facts";
import { formCode, scopeCode } from "../../coded-columns";
import type { ColumnKinds } from "../sqlite/column-kinds";
import { storableText } from "./storable-text";

/** Compared byte by byte, as SQLite does, whatever language the database was made for. */
const dataType = () => 'text COLLATE "C"';
const text = customType<{ data: string; driverData: string }>({
  dataType,
  // What takes the place of a placeholder may be null, whatever the column's type says.
  toDriver: (value) => (value === null ? value : storableText(value)),
});

const kinds = {
  table: pgTable,
  integer: (name: string) => integer(name),
  real: (name: string) => doublePrecision(name),
  text: (name: string) => text(name),
  id: (name: string) => integer(name).primaryKey().generatedByDefaultAsIdentity(),
  flag: (name: string) => boolean(name),
  json: customType<{ data: unknown; driverData: string }>({
    dataType,
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (value) => JSON.parse(value),
  }),
  bytes: customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" }),
  scope: customType<{ data: Scope; driverData: number }>({ dataType: () => "smallint", ...scopeCode }),
  form: customType<{ data: Form; driverData: number }>({ dataType: () => "smallint", ...formCode }),
  index,
  uniqueIndex,
  primaryKey,
  check,
};

/**
 * The kinds of columns as PostgreSQL has them. The same methods make a column of either engine, so they stand for
 * those of SQLite, which the queries are typed on: a query is awaited, never run by a method of one engine.
 */
export const columnKinds = kinds as unknown as ColumnKinds;
