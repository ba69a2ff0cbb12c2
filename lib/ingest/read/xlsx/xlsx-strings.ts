import { Parser } from "htmlparser2";
import { createRaisedMarker } from "../look/run-look";

type Attributes = { [name: string]: string | undefined };

export type SharedStrings = {
  texts: readonly string[];
  /** Those of which all is white, which may be seen on a dark ground. */
  whites: ReadonlySet<number>;
  isWhite: (colour: Attributes) => boolean;
};

/** Points: such letters are not read. */
const tiniest = 2;

/**
 * Gathers a string from its runs, given the elements inside it: phonetic guides, struck and tiny text are left out, raised
 * and white text is parted by `^`.
 */
export function createRichText(isWhite: (colour: Attributes) => boolean) {
  let text = "";
  let inText = false;
  let phonetic = 0;
  let unseen = false;
  let raised = false;
  let white = false;
  let onlyWhite = true;
  let takenWhite = false;
  let markBefore = createRaisedMarker();
  const newRun = () => {
    unseen = raised = white = false;
  };
  return {
    open(name: string, attributes: Attributes) {
      const { val } = attributes;
      if (name === "t") inText = phonetic === 0;
      else if (name === "r") newRun();
      else if (name === "strike") unseen ||= val !== "0" && val !== "false";
      else if (name === "sz") unseen ||= Number(val) <= tiniest;
      else if (name === "vertAlign") raised = val === "superscript" || val === "subscript";
      else if (name === "color") white = isWhite(attributes);
      else if (name === "rPh") phonetic += 1;
    },
    add(part: string) {
      if (!inText || unseen) return;
      text += markBefore(raised || white, text !== "") + part;
      if (onlyWhite && !white && part.trim() !== "") onlyWhite = false;
    },
    close(name: string) {
      if (name === "t") inText = false;
      else if (name === "rPh") phonetic -= 1;
    },
    take(): string {
      const taken = text;
      takenWhite = onlyWhite && taken !== "";
      text = "";
      onlyWhite = true;
      newRun();
      markBefore = createRaisedMarker();
      return taken;
    },
    /** Whether all of the text taken last is white. */
    wasWhite: () => takenWhite,
  };
}

/** The shared strings of a workbook, by index. */
export function sharedStrings(xml: string, isWhite: SharedStrings["isWhite"]): SharedStrings {
  const texts: string[] = [];
  const whites = new Set<number>();
  const rich = createRichText(isWhite);
  new Parser(
    {
      onopentag(name, attributes) {
        rich.open(name, attributes);
      },
      ontext: (part) => rich.add(part),
      onclosetag(name) {
        rich.close(name);
        if (name !== "si") return;
        texts.push(unescaped(rich.take()));
        if (rich.wasWhite()) whites.add(texts.length - 1);
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
  return { texts, whites, isWhite };
}

/** Characters that XML cannot hold are written _x000D_. */
export function unescaped(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}
