import type { Token } from "../extract/token";
import type { ProseReading, Section } from "../reading";
import { itemsIn } from "./counted";
import { disclosedIn } from "./disclosed";
import { clausesOf, opensWithOtherYear, sentencesOf } from "./sentences";
import { ownNames } from "./statement-subjects";

const telling = /公开|发布|推送|事项|培训|会|处理费/;
const counting =
  /[\d０-９〇零一二两三四五六七八九十百千万]\s*[余多万千百]{0,2}\s*(?:条|篇|则|件|份|项|个|次|场|期|批|元|万元)/;

/**
 * The figures that only the prose states (DESIGN §5), by cell id. Precision first: a sentence that may mean two
 * things states nothing, and what two sentences state differently is not stated at all.
 * @param agency as printed, so that the figures of other agencies are not taken for its own
 */
export function readProse(
  sections: readonly Section[],
  tokens: readonly Token[],
  agency: string | null,
  year: number,
): Map<string, ProseReading> {
  const plain = ownNames(agency);
  const found = new Map<string, ProseReading | "contradicted">();
  for (const section of sections)
    for (const { raw, section: number, before } of sentencesOf(section)) {
      if (!counting.test(raw) || !telling.test(raw) || opensWithOtherYear(before, year)) continue;
      const clauses = clausesOf(plain(raw), year);
      for (const { id, value, approximate } of [...disclosedIn(clauses, before), ...itemsIn(clauses)]) {
        const known = found.get(id);
        const isSame =
          known !== "contradicted" && known?.value === value && known.approximate === approximate;
        const at = known ? null : placeOf(raw, tokens);
        if (at) found.set(id, { value, approximate, raw, at, section: number });
        else if (!isSame) found.set(id, "contradicted");
      }
    }
  return new Map([...found].flatMap(([id, reading]) => (reading === "contradicted" ? [] : [[id, reading]])));
}

function placeOf(sentence: string, tokens: readonly Token[]) {
  return tokens.find(({ mode, text }) => mode === "paragraph" && text.includes(sentence))?.at ?? null;
}
