import type { ReportDocument } from "../document";
import { decode } from "./decode";
import { readDocx } from "./docx";
import { readHtml } from "./html";
import { sniff } from "./sniff";
import { readText } from "./text";

/**
 * A file's bytes as a neutral document.
 * @throws ReadError with one Chinese sentence if the content is of no kind that is read
 */
export async function readDocument(bytes: Uint8Array): Promise<ReportDocument> {
  switch (sniff(bytes)) {
    case "zip":
      return readDocx(bytes);
    case "html":
      return readHtml(decode(bytes));
    case "text":
      return readText(decode(bytes));
  }
}
