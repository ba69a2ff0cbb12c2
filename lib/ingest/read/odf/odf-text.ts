import { type Background, white } from "../look/colour";
import {
  createRaisedMarker,
  emptyLook,
  inheritLook,
  isGarbled,
  isInvisible,
  isSetApart,
  type RunLook,
} from "../look/run-look";
import { zeroWidth } from "../text/text";
import { isTiny, type OdfStyles } from "./odf-package";

type Attributes = { [name: string]: string | undefined };
/** The cell that is open, as far as text needs it. */
type Cell = { look: RunLook; ground: Background | null; cover(): void; endParagraph(text: string): void };

/** What is not in the text as it reads: earlier versions, remarks, notes, sounds of words, controls. */
const skipped = new Set(
  "text:tracked-changes office:annotation text:note text:ruby-text office:forms table:shapes svg:title svg:desc dc:date table:calculation-settings table:content-validations".split(
    " ",
  ),
);
const isHidden = (name: string, attributes: Attributes) =>
  (name === "text:section" && attributes["text:display"] === "none") ||
  (name === "text:hidden-paragraph" && attributes["text:is-hidden"] !== "false") ||
  (name === "text:hidden-text" && attributes["text:is-hidden"] === "true");

const shapes = new Set(
  "draw:frame draw:custom-shape draw:line draw:rect draw:ellipse draw:circle draw:g draw:connector draw:path draw:polygon draw:polyline".split(
    " ",
  ),
);
const mostSpaces = 1000;

/** Gathers the text of paragraphs that is seen. `cell`: of the cell, or the page, in which text stands now. */
export function createOdfText(styles: OdfStyles, cell: () => Cell) {
  type Open = { text: string; looks: RunLook[]; markBefore: ReturnType<typeof createRaisedMarker> };
  const open: Open[] = [];
  let skip = 0;
  const add = (text: string) => {
    const last = open.at(-1);
    if (!last) return;
    const look = last.looks.at(-1) ?? emptyLook;
    // What a frame within a paragraph has for a ground is not followed.
    const ground = open.length > 1 ? "unknown" : (cell().ground ?? white);
    if (isInvisible(look, ground)) return;
    if (isGarbled(look, text)) cell().cover();
    if (text.trim() !== "") last.text += last.markBefore(isSetApart(look, ground), last.text.trim() !== "");
    last.text += text;
  };
  const isParagraph = (name: string) => name === "text:p" || name === "text:h";
  return {
    /** Whether an element is one of text; one of any other kind is left to the reader. */
    enter(name: string, attributes: Attributes): boolean {
      if (skip > 0 || skipped.has(name) || isHidden(name, attributes)) skip += 1;
      else if (isParagraph(name)) {
        const { look } = styles("paragraph", attributes["text:style-name"]);
        open.push({ text: "", looks: [inheritLook(look, cell().look)], markBefore: createRaisedMarker() });
      } else if (name === "text:span") {
        const last = open.at(-1);
        const { look } = styles("text", attributes["text:style-name"]);
        last?.looks.push(inheritLook(last.looks.at(-1) ?? emptyLook, look));
      } else if (name === "text:s") add(" ".repeat(Math.min(Number(attributes["text:c"] ?? 1), mostSpaces)));
      else if (name === "text:tab") add(" ");
      else if (name === "text:line-break") add("\n");
      else if (shapes.has(name)) {
        if (!isTiny(attributes["svg:width"]) || !isTiny(attributes["svg:height"])) cell().cover();
      } else return false;
      return true;
    },
    text(part: string) {
      if (skip === 0) add(part.replace(/[ \t\r\n]+/g, " ").replace(zeroWidth, ""));
    },
    /** Whether the element that closes was seen. */
    leave(name: string): boolean {
      if (skip > 0) {
        skip -= 1;
        return false;
      }
      if (name === "text:span") open.at(-1)?.looks.pop();
      else if (isParagraph(name)) cell().endParagraph(open.pop()?.text ?? "");
      return true;
    },
  };
}
