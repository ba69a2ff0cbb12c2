import type { ReportDocument } from "../../document";
import { ReadError } from "../../open/read-error";
import { createRaisedMarker, isRaised } from "../look/run-look";
import { type CellMerge, createTableFlow, type RowEdges } from "../table/table-flow";

/** What a group inherits from the one around it. */
type State = {
  skip: boolean;
  hidden: boolean;
  struck: boolean;
  raised: boolean;
  white: boolean;
  fallback: number;
  inTable: boolean;
  depth: number;
};
type RowDefinition = RowEdges & { next: CellMerge };

const deepest = 500;
const deepestTable = 16;

/** Groups whose text is not in the document as it reads. */
const skipped = new Set(
  "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote annotation fldinst listtext pntext nonesttables listtable listoverridetable revtbl themedata colorschememapping latentstyles datastore xmlnstbl".split(
    " ",
  ),
);
const characters: Record<string, string> = {
  tab: " ",
  line: "\n",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  emdash: "—",
  endash: "–",
  bullet: "•",
};

/**
 * Reads a Rich Text document: paragraphs and tables with merged cells resolved; deleted, struck and hidden text, headers and
 * notes are left out, raised and white text is parted by `^`.
 * @throws ReadError when groups nest deeper than 500 or do not close
 */
export function readRtf(bytes: Uint8Array): ReportDocument {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const decoder = new TextDecoder(codePageOf(source));
  const flow = createTableFlow();
  const states: State[] = [];
  let state: State = {
    skip: false,
    hidden: false,
    struck: false,
    raised: false,
    white: false,
    fallback: 1,
    inTable: false,
    depth: 0,
  };
  let row = newRow();
  let text = "";
  let packed: number[] = [];
  let toSkip = 0;
  let starred = false;
  const markBefore = createRaisedMarker();
  const whites = whiteColours(source);

  const flush = () => {
    if (packed.length > 0) text += decoder.decode(Uint8Array.from(packed));
    packed = [];
  };
  const take = () => {
    flush();
    const taken = text;
    text = "";
    return taken;
  };
  /** Takes what is read: text, or bytes of the code page. */
  const add = (more: string | readonly number[]) => {
    if (state.skip || state.hidden || state.struck || more.length === 0) return;
    const mark = markBefore(state.raised || state.white, text !== "" || packed.length > 0);
    if (typeof more === "string" || mark !== "") flush();
    text += mark;
    if (typeof more === "string") text += more;
    else packed.push(...more);
  };
  const depth = () => (state.inTable ? Math.max(state.depth, 1) : 0);

  const control = (word: string, number: number | null) => {
    const isOn = number !== 0;
    switch (word) {
      case "par":
      case "page":
      case "sect":
        return flow.paragraph(take(), depth());
      case "cell":
        return flow.endCell(take(), 1);
      case "nestcell":
        return flow.endCell(take(), Math.max(state.depth, 2));
      case "row":
        flow.endRow(definitionOf(row), 1);
        return;
      case "nestrow":
        flow.endRow(definitionOf(row), Math.max(state.depth, 2));
        return;
      case "pard":
        state.inTable = false;
        state.depth = 0;
        return;
      case "intbl":
        state.inTable = isOn;
        return;
      case "itap":
        state.depth = Math.min(Math.max(number ?? 0, 0), deepestTable);
        state.inTable = state.depth > 0;
        return;
      case "plain":
        state.hidden = false;
        state.struck = false;
        state.raised = false;
        state.white = false;
        return;
      case "cf":
        state.white = whites.has(number ?? 0);
        return;
      case "super":
      case "sub":
        state.raised = isOn;
        return;
      case "up":
      case "dn":
        state.raised = isRaised(number ?? 6);
        return;
      case "nosupersub":
        state.raised = false;
        return;
      case "v":
      case "deleted":
        state.hidden = isOn;
        return;
      case "strike":
      case "striked":
        state.struck = isOn;
        return;
      case "uc":
        state.fallback = Math.max(number ?? 1, 0);
        return;
      case "u":
        add(String.fromCharCode((number ?? 0) & 0xffff));
        toSkip = state.fallback;
        return;
      case "trowd":
        row = newRow();
        return;
      case "trleft":
        row.edges[0] = number ?? 0;
        return;
      case "clvmgf":
        row.next.merge = "restart";
        return;
      case "clvmrg":
        row.next.merge = "continue";
        return;
      case "clmrg":
        row.next.mergedLeft = true;
        return;
      case "cellx":
        row.edges.push(number ?? 0);
        row.cells.push(row.next);
        row.next = { merge: "none", mergedLeft: false };
        return;
    }
    const character = characters[word];
    if (character && !(word === "tab" && text === "" && packed.length === 0)) add(character);
  };

  for (const token of rtfTokens(source)) {
    if (token.kind === "open") {
      states.push(state);
      if (states.length > deepest) throw new ReadError(`的RTF嵌套超过${deepest}层，未读取；请另存为.docx`);
      state = { ...state };
      starred = false;
      toSkip = 0;
    } else if (token.kind === "close") {
      const outer = states.pop();
      if (!outer) break;
      state = outer;
      toSkip = 0;
    } else if (token.kind === "word") {
      const { word, number } = token;
      if (word === "*") starred = true;
      else {
        if (skipped.has(word) || (starred && word !== "nesttableprops")) state.skip = true;
        starred = false;
        if (!state.skip) control(word, number);
      }
    } else if (token.kind === "byte") {
      if (toSkip > 0) toSkip -= 1;
      else add([token.byte]);
    } else if (token.kind === "character") {
      if (toSkip > 0) toSkip -= 1;
      else add(token.character);
    } else {
      const kept = token.text.slice(toSkip);
      toSkip = Math.max(0, toSkip - token.text.length);
      add([...kept].map((character) => character.charCodeAt(0)));
    }
  }
  if (states.length > 0) throw new ReadError("的RTF没有写完，文件可能被截断，请重新下载或索取原件");
  if (take().trim() !== "") throw new ReadError("的RTF没有写完，文件可能被截断，请重新下载或索取原件");
  return { format: "rtf", metadata: [], blocks: flow.finish() };
}

const newRow = (): RowDefinition => ({ edges: [0], cells: [], next: { merge: "none", mergedLeft: false } });
const definitionOf = ({ edges, cells }: RowDefinition): RowEdges | null =>
  cells.length > 0 ? { edges, cells } : null;

/** The code page of bytes without Unicode: what the file says, or the charset of its fonts. */
function codePageOf(source: string): string {
  const head = source.slice(0, 20_000);
  const page = /\\ansicpg(\d{3,5})/.exec(head)?.[1];
  if (page === "936" || page === "54936" || /\\fcharset134\b/.test(head)) return "gb18030";
  if (page === "950" || /\\fcharset136\b/.test(head)) return "big5";
  return "windows-1252";
}

/** The places of white in the table of colours, the first of which is the reader's own. */
function whiteColours(source: string): Set<number> {
  const colours = /\{\\colortbl([^{}]{0,20000})\}/.exec(source)?.[1]?.split(";") ?? [];
  const isWhite = (colour: string) =>
    ["red", "green", "blue"].every((part) => colour.includes(`\\${part}255`));
  return new Set(colours.flatMap((colour, place) => (isWhite(colour) ? [place] : [])));
}

type RtfToken =
  | { kind: "open" }
  | { kind: "close" }
  | { kind: "word"; word: string; number: number | null }
  | { kind: "byte"; byte: number }
  /** Bytes as latin1 characters. */
  | { kind: "text"; text: string }
  | { kind: "character"; character: string };

/** Characters that a control symbol stands for. */
const symbols: Record<string, string> = { "~": "\u00a0", _: "-", "\\": "\\", "{": "{", "}": "}" };

/**
 * The tokens of an RTF text given as latin1, one byte a character. `\*` comes as the word `*`; binary data is passed
 * over.
 */
function* rtfTokens(source: string): Generator<RtfToken> {
  const pattern =
    /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n\t]+)|[\r\n]+|(\t)|\\/g;
  for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
    const [, word, digits, hex, symbol, brace, text, tab] = match;
    if (word) {
      const number = digits === undefined ? null : Number(digits);
      if (word === "bin") pattern.lastIndex += Math.max(0, number ?? 0);
      yield { kind: "word", word, number };
    } else if (hex) yield { kind: "byte", byte: Number.parseInt(hex, 16) };
    else if (brace) yield brace === "{" ? { kind: "open" } : { kind: "close" };
    else if (text) yield { kind: "text", text };
    else if (tab) yield { kind: "word", word: "tab", number: null };
    else if (symbol === "*") yield { kind: "word", word: "*", number: null };
    else if (symbol === "\r" || symbol === "\n") yield { kind: "word", word: "par", number: null };
    else if (symbol && symbols[symbol]) yield { kind: "character", character: symbols[symbol] };
  }
}
