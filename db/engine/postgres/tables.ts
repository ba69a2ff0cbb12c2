import { defineTables } from "../../tables";
import { columnKinds } from "./column-kinds";

/** What queries name. They meet views of these names, see views.ts; the tables under them are in stored-tables.ts. */
export const tables = defineTables(columnKinds);
