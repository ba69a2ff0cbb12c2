export type StoredAgencyKind = "township" | "subdistrict" | "bureau" | "government" | "unknown";

export type Verdict = "confirmed" | "explained" | "false_alarm";

/**
 * How the report in force differs from the one it replaced. `corrected`: other content under another date of
 * publication; `altered`: other content without a new date; `dated`: only the date changed.
 */
export type Amendment = "corrected" | "altered" | "dated";
