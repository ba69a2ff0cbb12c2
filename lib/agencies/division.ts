export type DivisionLevel = "province" | "city" | "county" | "township";

/** One administrative division. Six digits down to the county, nine for a township; `parent` is a code. */
export type Division = {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly parent: string | null;
};
