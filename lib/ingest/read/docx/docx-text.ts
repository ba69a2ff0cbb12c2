import { type Background, white } from "../look/colour";
import {
  createRaisedMarker,
  inheritLook,
  isGarbled,
  isInvisible,
  isSetApart,
  type RunLook,
} from "../look/run-look";
import { type Attributes, type DocxStyles, lookElements, type Palette } from "./docx-styles";

/** What is being read of a paragraph; a text box in it has paragraphs of its own. */
type OpenParagraph = {
  text: string;
  style: RunLook;
  look: RunLook;
  /** Whether the look is of this run alone, and no style's. */
  isOwn: boolean;
  /** An automatic number is seen before it. */
  numbered: boolean;
  markBefore: ReturnType<typeof createRaisedMarker>;
};

type Cells = { ground(): Background | null; cover(): void };

/** Gathers the text of paragraphs that is seen. Looks are shared until something is added to them. */
export function createDocxText(styles: DocxStyles, palette: Palette, cells: Cells) {
  const newParagraph = (): OpenParagraph => ({
    text: "",
    style: styles.plain,
    look: styles.plain,
    isOwn: false,
    numbered: false,
    markBefore: createRaisedMarker(),
  });
  let open = newParagraph();
  /** The paragraphs around each open text box. */
  const around: OpenParagraph[] = [];
  /** How many open elements turn their text around. */
  let turned = 0;
  /** Of each open field whether its code is being read, not yet its result. */
  const fields: boolean[] = [];
  /** Of each open content control whether it shows what to type, and nothing that was typed. */
  const prompts: boolean[] = [];
  let page: Background = white;
  /** The ground of a text box is not followed. */
  const ground = (): Background =>
    around.length > 0 ? "unknown" : (open.style.shade ?? cells.ground() ?? page);

  return {
    isEmpty: () => open.text === "",
    /** Breaks and spaces, however they look. */
    space(text: string) {
      open.text += text;
    },
    add(text: string) {
      const { look } = open;
      if (fields.includes(true) || prompts.includes(true)) return;
      const behind = look.colour ? ground() : page;
      if (isInvisible(look, behind)) return;
      if (turned > 0 || isGarbled(look, text)) cells.cover();
      if (text.trim() !== "") open.text += open.markBefore(isSetApart(look, behind), open.text.trim() !== "");
      open.text += text;
    },
    begin() {
      open.style = open.look = styles.plain;
      open.isOwn = false;
      open.numbered = false;
    },
    beginRun() {
      open.look = open.style;
      open.isOwn = false;
    },
    styleParagraph(id = "") {
      open.style = styles.looks.get(id) ?? styles.plain;
    },
    styleRun(id = "") {
      const look = styles.looks.get(id);
      if (!look) return;
      open.look = inheritLook(open.look, look);
      open.isOwn = true;
    },
    number() {
      open.numbered = true;
    },
    /** What an element says of the look of the open paragraph or run. */
    take(name: string, attributes: Attributes, path: readonly string[]) {
      const readElement = lookElements.get(name);
      if (!readElement) return;
      if (path.at(-2) === "w:pPr") {
        open.style = { ...open.style };
        readElement(open.style, attributes, palette, path);
      } else {
        if (!open.isOwn) open.look = { ...open.look, shade: null };
        open.isOwn = true;
        readElement(open.look, attributes, palette, path);
      }
    },
    /** Ends the open paragraph and gives its text. */
    end(): string {
      const { text, numbered } = open;
      if (numbered && text.trim() !== "") cells.cover();
      open.text = "";
      return text;
    },
    beginBox() {
      cells.cover();
      around.push(open);
      open = newParagraph();
    },
    endBox() {
      open = around.pop() ?? open;
    },
    turn(by: 1 | -1) {
      turned = Math.max(0, turned + by);
    },
    field(kind: string | undefined) {
      if (kind === "end" || kind === "separate") fields.pop();
      if (kind !== "end") fields.push(kind === "begin");
    },
    endFields() {
      fields.length = 0;
    },
    beginControl: () => prompts.push(false),
    prompt: () => prompts.splice(-1, 1, true),
    endControl: () => prompts.pop(),
    /** White letters may be seen on a page of another colour. */
    colourPage() {
      page = "unknown";
    },
  };
}
