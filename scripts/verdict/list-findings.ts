import type { DecidableFinding, GivenVerdict } from "@/db/queries/verdicts/decidable-findings";
import type { PastVerdict } from "@/db/queries/verdicts/verdict-history";
import { checks, severityNames } from "@/lib/catalogue/checks";
import { scopeNames } from "@/lib/catalogue/form-facts";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { verdictNames } from "@/lib/catalogue/verdicts";
import { dayOf } from "./verdict-file";

/** Lines of a list at most, so that it can be read; the table has all. */
const most = 200;

/** Lines for a person: what nobody has decided on, or with `all` also what was decided, the past last. */
export function listFindings(
  findings: readonly DecidableFinding[],
  past: readonly PastVerdict[],
  all: boolean,
): string[] {
  const open = findings.filter(({ verdict }) => verdict === null);
  const listed = [...(all ? findings : open).map(findingLine), ...past.map(pastLine)];
  const decided = findings.length - open.length;
  return [
    `未处理${open.length}处，已有结论${decided}处${decided > 0 && !all ? "（用 --all 列出）" : ""}。`,
    ...listed.slice(0, most),
    ...(listed.length > most
      ? [
          `此外还有${listed.length - most}行，请用 --region、--unit、--year、--check 缩小，或用 --export 写成表。`,
        ]
      : []),
  ];
}

function findingLine({ key, severity, messages, verdict, ...place }: DecidableFinding): string {
  const found = [key, placeText(place), severityNames[severity], checks[place.check].zh, messages.join("；")];
  return [...found, ...(verdict ? [verdictText(verdict)] : [])].join("　");
}

function pastLine({ key, state, since, ...given }: PastVerdict): string {
  const from = since === null ? "" : `${shanghaiDay(since)}起`;
  const ended = state === "lapsed" ? `${from}已失效，有关的数已改变` : `${from}被新的结论取代`;
  return [key, placeText(given), checks[given.check].zh, verdictText(given), ended].join("　");
}

type Place = Pick<DecidableFinding, "agencyName" | "year" | "scope">;

const placeText = ({ agencyName, year, scope }: Place) =>
  `${agencyName}${year}年${scope === "own" ? "" : `（${scopeNames[scope]}）`}`;

const verdictText = ({ verdict, by, at, why }: GivenVerdict) =>
  `${verdictNames[verdict]}（${by}，${dayOf(at)}：${why}）`;
