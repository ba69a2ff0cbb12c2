import type { ColumnKinds } from "../engine/sqlite/column-kinds";
import type { DigestSubject } from "../stored-types";

/** SHA-256 of rows that do not change any more. */
export const digestColumns = ({ text, integer }: ColumnKinds) => ({
  subject: text("subject").$type<DigestSubject>().notNull(),
  /** The number of a version or report; 0 where there is one for the database. */
  id: integer("id").notNull(),
  sha256: text("sha256").notNull(),
});
