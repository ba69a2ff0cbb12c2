import type { Section } from "../reading";

/** A sentence of the sections, with what its paragraph and the heading above say before it. */
export type Sentence = {
  /** As printed. */
  raw: string;
  section: number | null;
  before: string;
};

const longest = 600;
const heading = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])[^。；]{0,40}$|^[^，。；：！？,;:]{1,25}$/;
const closed = /[。！？；：!?;:]["”’）)]?$/;
const plans = /问题|不足|改进|打算|计划|下一步|展望/;

/**
 * The whole sentences of a section. Those that a line break cuts are left out, and so are the parts of a report
 * that speak of shortcomings and plans.
 */
export function sentencesOf(section: Section): Sentence[] {
  if (section.number === 5 || plans.test(section.heading)) return [];
  const found: Sentence[] = [];
  const lines = section.text.split("\n").map((line) => line.trim());
  let above = section.heading;
  let isCut = false;
  lines.forEach((line, at) => {
    if (line === "") return;
    if (heading.test(line)) {
      above = line;
      isCut = false;
      return;
    }
    const startsCut = isCut;
    const next = lines[at + 1];
    isCut = !closed.test(line);
    if (plans.test(above)) return;
    const sentences = line.split(/(?<=[。！？!?])/);
    let before = `${above}\n`;
    sentences.forEach((raw, index) => {
      const isWhole =
        !(index === 0 && startsCut) && !(index === sentences.length - 1 && isCut && goesOn(next));
      if (isWhole && raw.length <= longest) found.push({ raw: raw.trim(), section: section.number, before });
      before += raw;
    });
  });
  return found;
}

const goesOn = (next: string | undefined) => next !== undefined && next !== "" && !heading.test(next);
