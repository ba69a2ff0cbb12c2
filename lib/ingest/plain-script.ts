import { Converter } from "opencc-js/t2cn";
import type { Block, ReportDocument } from "./document";
import { hasOddIdeographs, plainIdeograph } from "./plain-ideograph";

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
