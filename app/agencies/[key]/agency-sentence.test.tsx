import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { AgencyPage } from "@/db/queries/agency";
import type { NamedGroup } from "@/db/views/named-group";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { AgencyFigure } from "@/lib/statistics/agency-figure";
import type { GroupFigure } from "@/lib/statistics/group-figures";
import { AgencySentence } from "./agency-sentence";

const figure = (scope: Scope, value: number): AgencyFigure => ({
  ...{ agencyKey: "99", year: 2025, indicator: "requests.received.total", scope, value, missing: null },
  ...{ part: null, whole: null, form: "2021", expected: true, impossible: false, checks: [] },
  approximate: false,
});

it("tells of a government the figures that its group is compared by, though its office's report stands first", () => {
  const reports = [
    { year: 2025, scope: "own" },
    { year: 2025, scope: "territory" },
  ] as AgencyPage["reports"];
  const sentence = renderToStaticMarkup(
    <AgencySentence
      reports={reports}
      scope="territory"
      values={[figure("own", 3), figure("territory", 410)]}
      medians={[{ year: 2025, values: 8, median: 312 } as GroupFigure]}
      facts={{ name: "各区政府" } as NamedGroup}
    />,
  );
  expect(sentence).toContain(">2025年新收申请410件；各区政府有数的8个的中位数为312件。<");
});
