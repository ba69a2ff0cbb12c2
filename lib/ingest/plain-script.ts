import { Converter } from "opencc-js/t2cn";
import type { Block, ReportDocument } from "./document";

type Fold = (text: string) => string;

/** Every report names disclosure in its title and first sentences; a page may have a link in the other script. */
const decidingTexts = 5;
const toned = /[（(][a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/;
const syllable = /(?<=\p{Script=Han})[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,6}[)）]/gu;

/**
 * A document as it is read: in simplified characters, with radicals (⼀ ⾏) as the characters that they stand for,
 * and without the syllables that some copies write behind characters (數(shù)據(jù)). Blocks and rows, and so all places, stay; most documents are returned as given.
 */
export function inPlainScript(printed: ReportDocument): ReportDocument {
  const document = someText(printed, hasOddIdeographs) ? folded(printed, plainIdeograph) : printed;
  const deciding = textsOnDisclosure(document);
  const isTraditional = deciding.filter((text) => text.includes("公開")).length * 2 > deciding.length;
  const withoutSyllables: Fold[] = deciding.some((text) => toned.test(text))
    ? [(text) => text.replace(syllable, "")]
    : [];
  return [...withoutSyllables, ...(isTraditional ? [simplified()] : [])].reduce(folded, document);
}

/** Whether the test holds of some paragraph or box, in reading order. */
function someText({ blocks }: ReportDocument, test: (text: string) => boolean): boolean {
  return blocks.some((block) =>
    block.kind === "paragraph"
      ? test(block.text)
      : block.rows.some((row) => row.some(({ text }) => test(text))),
  );
}

function textsOnDisclosure(document: ReportDocument): string[] {
  const found: string[] = [];
  someText(document, (text) => {
    if (text.length > 3 && (text.includes("公开") || text.includes("公開"))) found.push(text);
    return found.length === decidingTexts;
  });
  return found;
}

let converter: Fold | null = null;

/** Made when first needed, as its tables take a while. */
function simplified(): Fold {
  converter ??= Converter({ from: "tw", to: "cn" });
  const convert = converter;
  return (text) => convert(text).replaceAll("资讯", "信息");
}

function folded(document: ReportDocument, fold: Fold): ReportDocument {
  const block = (one: Block): Block =>
    one.kind === "paragraph"
      ? { ...one, text: fold(one.text) }
      : { ...one, rows: one.rows.map((row) => row.map((box) => ({ ...box, text: fold(box.text) }))) };
  return {
    ...document,
    metadata: document.metadata.map(({ name, value }) => ({ name, value: fold(value) })),
    blocks: document.blocks.map(block),
  };
}

/**
 * Fonts draw 民 and the radical ⺠ with one glyph, and programs that print may name the radical. These are the
 * radicals of U+2E80 to U+2EFF that stand for a character of their own, followed by it; those of U+2F00 to U+2FDF
 * and the compatibility ideographs are undone by NFKC.
 */
const radicals = new Map(
  [
    ..."⺀乛⺁厂⺄乙⺆冂⺈刀⺊卜⺌小⺎兀⺐尢⺒巳⺓幺⺔彑⺕彐⺗心⺛旡⺜日⺝月⺟母⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹⺰纟⺱网⺶羊⺷羊⺹老⺻聿⺼肉⺽臼⻁虎⻂衣⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻐钅⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⻳龟",
  ].flatMap((letter, index, all) => (index % 2 === 0 ? [[letter, all[index + 1] ?? letter] as const] : [])),
);

const odd = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/;

/** Whether a text has characters that a program named in an odd way. */
const hasOddIdeographs = (text: string): boolean => odd.test(text);

/** The ordinary character for one that is named in an odd way, as PDF files and what is copied from them do. */
export function plainIdeograph(text: string): string {
  if (!odd.test(text)) return text;
  return [...text]
    .map((letter) => radicals.get(letter) ?? (odd.test(letter) ? letter.normalize("NFKC") : letter))
    .join("");
}

/** Characters that say nothing: private use, replacement and control. Such text was stored without its meaning. */
export const isMeaningless = (text: string) => text === "" || /^[\p{Cc}\p{Co}\ufffd]+$/u.test(text);
