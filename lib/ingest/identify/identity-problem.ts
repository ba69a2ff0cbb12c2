import type { Severity } from "@/lib/catalogue/checks";
import type { Problem } from "../reading";

/** A finding about whose report it is and of which year. */
export const conflict = (severity: Severity, message: string): Problem => ({
  check: "identity",
  severity,
  cells: [],
  message,
});
