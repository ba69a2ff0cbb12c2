import { textWidth } from "../text-width";
import { keepApart } from "./keep-apart";
import { fontSize, type Plot } from "./plot";
import type { SlopeLine, SlopeTone } from "./slope-lines";

export type SlopeLabel = { key: string; tone: SlopeTone; text: string; figure: string | null; y: number };
const lineHeight = 15;

/** The strong ones and the median first, then the steepest, as long as they stand clear of each other. */
export function slopeLabels(
  lines: readonly SlopeLine[],
  end: (line: SlopeLine) => number | null,
  whole: (line: SlopeLine) => string,
  y: (value: number) => number,
  plot: Plot,
  words: (line: SlopeLine) => { text: string; figure: string | null },
  room: number,
): SlopeLabel[] {
  const steepness = ({ from, to }: SlopeLine) => (from === null || to === null ? 0 : Math.abs(to - from));
  const wanted = lines
    .flatMap((line) => {
      const value = end(line);
      return value === null || line.tone === "context" ? [] : [{ line, y: y(value) }];
    })
    .sort(
      (a, b) => Number(isStrong(b.line)) - Number(isStrong(a.line)) || steepness(b.line) - steepness(a.line),
    );
  return keepApart(wanted, ({ line }) => isStrong(line), lineHeight, plot).map(({ item: { line }, y }) => {
    const { text, figure } = words(line);
    const fits = textWidth(whole(line), fontSize) <= room;
    return { key: line.line.key, tone: line.tone, text, figure: fits ? figure : null, y };
  });
}

const isStrong = ({ tone }: SlopeLine) => tone === "series" || tone === "reference";
