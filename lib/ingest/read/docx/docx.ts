import type { Metadata, ReportDocument } from "../../document";
import { ReadError } from "../../open/read-error";
import { unzip } from "../../open/unzip";
import { docxBlocks } from "./docx-body";
import { paletteOf } from "./docx-colours";
import { docxStyles } from "./docx-styles";

/** Word on the web writes document2.xml. */
export const mainPart = /^word\/document\d*\.xml$/;
const stylesPart = "word/styles.xml";
const settingsPart = "word/settings.xml";
const themePart = "word/theme/theme1.xml";
const corePart = "docProps/core.xml";
const others = [stylesPart, settingsPart, themePart, corePart];

/**
 * Reads a Word document (.docx): paragraphs and tables of the main part, with gridSpan and vMerge resolved.
 * @throws ReadError if the archive is no Word document, is damaged or unsafe
 */
export async function readDocx(bytes: Uint8Array): Promise<ReportDocument> {
  const parts = await unzip(bytes, (name) => mainPart.test(name) || others.includes(name));
  const [main] = [...parts].flatMap(([name, part]) => (mainPart.test(name) ? [part] : []));
  if (!main) throw new ReadError("是压缩文件，但不是Word文档（.docx），请解压后导入其中的报告");
  const text = (name: string) => xmlText(parts.get(name) ?? Buffer.of());
  const palette = paletteOf(text(themePart), text(settingsPart));
  return {
    format: "docx",
    metadata: metadataOf(text(corePart)),
    blocks: docxBlocks(xmlText(main), docxStyles(text(stylesPart), palette), palette),
  };
}

function xmlText(bytes: Buffer): string {
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString("utf16le") : bytes.toString("utf8");
  if (/<!DOCTYPE|<!ENTITY/i.test(text))
    throw new ReadError("文档中有不允许的声明（DOCTYPE），未读取；请用Word重新保存");
  return text;
}

function metadataOf(xml: string): Metadata[] {
  const title = /<dc:title>([^<]{1,300})<\/dc:title>/.exec(xml)?.[1];
  return title ? [{ name: "title", value: title }] : [];
}
