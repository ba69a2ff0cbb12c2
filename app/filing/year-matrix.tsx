import { CoverageTable } from "@/app/overview/coverage-table";
import type { CoverageRow } from "@/db/queries/coverage";
import type { YearSpan } from "@/db/queries/group";
import type { FilingGroup } from "@/db/views/filing-view";

type Props = {
  groups: readonly FilingGroup[];
  /** All years of the groups' agencies, by kind. */
  coverage: ReadonlyMap<string, readonly CoverageRow[]>;
  span: YearSpan;
};

/** Who filed when, all years beside each other, a table for each kind. */
export function YearMatrix({ groups, coverage, span }: Props) {
  return groups.map(({ kind, name, scope, rows }) => {
    const keys = new Set(rows.map(({ agency }) => agency.key));
    const all = coverage.get(kind) ?? [];
    return (
      <CoverageTable
        key={kind}
        id={`years-${kind}`}
        heading={`${name}各年报送情况`}
        limited={false}
        rows={all}
        shown={all.filter(({ agency }) => keys.has(agency.key))}
        {...{ span, name, scope }}
      />
    );
  });
}
