import type { Indicator } from "@/lib/catalogue/indicators";
import type { Line, Series } from "@/lib/series/series";
import { type Frame, lastYearOnly, seriesOf, type ViewChart } from "../frame";
import { chartMembers, type Members, memberLines } from "../members";
import { referenceOf } from "../reference";

const mostDots = 600;

/** A dot for each agency in the last year: along by the first indicator, up by the second. */
export async function scatterCharts(
  all: Frame,
  [along, up, ...further]: readonly Indicator[],
): Promise<ViewChart[]> {
  const frame = lastYearOnly(all);
  if (!along || !up) {
    const note = "散点图要有两项指标，第一项为横轴，第二项为纵轴；请再选一项";
    return [{ indicator: null, series: seriesOf(frame, along, [], [], [note]) }];
  }
  const members = await chartMembers(frame, mostDots, true);
  const [first, second] = [await dots(frame, members, along), await dots(frame, members, up)];
  const both = { ...first, notes: [...first.notes, ...lacking(first, second), ...unused(further)] };
  return [{ indicator: null, series: { ...both, beside: [{ ...second, notes: [] }] } }];
}

async function dots(frame: Frame, members: Members, indicator: Indicator): Promise<Series> {
  const { lines, notes } = await memberLines(frame, members, indicator);
  return seriesOf(frame, indicator, [...lines, ...(await referenceOf(frame, indicator))], [], notes);
}

function lacking(along: Series, up: Series): string[] {
  const known = ({ lines }: Series) =>
    new Set(lines.filter(({ points }) => points[0]?.value != null).map(({ key }) => key));
  const [first, second] = [known(along), known(up)];
  const agencies = along.lines.filter(({ role }) => role !== "reference");
  const given = ({ key }: Line) => Number(first.has(key)) + Number(second.has(key));
  return [
    ...agenciesNote(
      agencies.filter((line) => given(line) === 1),
      "缺一项的数，画在轴边，为空心",
    ),
    ...agenciesNote(
      agencies.filter((line) => given(line) === 0),
      "两项都没有数，没有画出，原因见表格",
    ),
  ];
}

/** Few agencies by their names, many by their number. */
function agenciesNote(lines: readonly Line[], what: string): string[] {
  if (lines.length === 0) return [];
  const whose = lines.length <= 3 ? lines.map(({ name }) => name).join("、") : `${lines.length}个机关`;
  return [`${whose}${what}`];
}

function unused(further: readonly Indicator[]): string[] {
  return further.length > 0
    ? [`散点图只用前两项指标，${further.map(({ zh }) => zh).join("、")}没有列入`]
    : [];
}
