import { Paragraph, TextRun } from "docx";
import { plainText } from "../plain-text";
import { bodyParagraph, letters } from "./official-page";

/** 一、…: a heading of the first level. */
export function headingParagraph(text: string): Paragraph {
  return new Paragraph({
    ...bodyParagraph,
    keepNext: true,
    outlineLevel: 0,
    children: [new TextRun({ ...letters.heading, text: plainText(text) })],
  });
}

export function bodyText(text: string): Paragraph {
  return new Paragraph({
    ...bodyParagraph,
    children: [new TextRun({ ...letters.body, text: plainText(text) })],
  });
}
