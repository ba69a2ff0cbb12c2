import { defineTables } from "../../tables";
import { columnKinds } from "./column-kinds";

export const tables = defineTables(columnKinds);
