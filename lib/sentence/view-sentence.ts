import { formEntry } from "@/lib/chart/forms/forms";
import { partsSentence } from "@/lib/chart/forms/stacked/stacked-sentence";
import type { ExportedChart } from "../export/exported-view";
import { plainText } from "../export/plain-text";
import type { ComparedGroup } from "./sentence-parts";

/**
 * What a chart says, as one sentence of the phrase table: year, base, comparison, group and n. It states figures and never a
 * cause or a judgement; missing figures are said with their reason.
 */
export function viewSentence(
  { form, series, owner }: Omit<ExportedChart, "sentence" | "definitions">,
  group: ComparedGroup,
): string {
  const { sentence, saysShares = false } = formEntry(form);
  const said = owner ? partsSentence(series, owner, group, saysShares) : sentence(series, group);
  return plainText(`${said}${series.demo ? "（演示数据）" : ""}。`);
}
