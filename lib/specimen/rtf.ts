import iconv from "iconv-lite";
import { type DrawnTable, slotsOf } from "./drawn-table";
import { outlineOf } from "./outline";
import type { Specimen } from "./specimen";

const WIDTH = 8844;

/** The report as Rich Text with its Chinese in code page 936, as office programs in China write it. */
export function renderRtf(specimen: Specimen): Uint8Array {
  const body = outlineOf(specimen).map((part) =>
    part.kind === "table" ? rtfTable(part.table) : `\\pard\\plain\\fi640 {\\f1 ${rtfText(part.text)}}\\par\n`,
  );
  const head =
    "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}}{\\info{\\author \\'bc\\'d7}}{\\*\\generator 9;}\n";
  return new TextEncoder().encode(`${head}${body.join("")}}`);
}

function rtfTable(table: DrawnTable): string {
  const width = Math.floor(WIDTH / table.columns);
  const rows = slotsOf(table).map((slots) => {
    const starts = slots.filter(
      ({ kind, box }, at) => kind === "box" || (kind === "down" && slots[at - 1]?.box !== box),
    );
    const definition = starts
      .map(({ kind, box }) => {
        const merge = box.rows > 1 ? (kind === "box" ? "\\clvmgf" : "\\clvmrg") : "";
        return `${merge}\\cellx${width * (box.column + box.columns)}`;
      })
      .join("");
    const cells = starts.map(
      ({ kind, box }) => `\\pard\\intbl {${kind === "box" ? rtfText(box.text) : ""}}\\cell\n`,
    );
    return `\\trowd\\trleft0${definition}\n${cells.join("")}\\row\n`;
  });
  return `${rows.join("")}\\pard\\par\n`;
}

/** Bytes of the code page, or Unicode with a question mark to fall back on where it has none. */
function rtfText(text: string): string {
  return [...text]
    .map((character) => {
      if (character === "\n") return "\\line ";
      if (character === "\t") return "\\tab ";
      if (/[\\{}]/.test(character)) return `\\${character}`;
      if (/[ -~]/.test(character)) return character;
      const bytes = iconv.encode(character, "gbk");
      if (iconv.decode(bytes, "gbk") !== character)
        return [...Array(character.length).keys()].map((at) => `\\u${character.charCodeAt(at)}?`).join("");
      return [...bytes].map((byte) => `\\'${byte.toString(16).padStart(2, "0")}`).join("");
    })
    .join("");
}
