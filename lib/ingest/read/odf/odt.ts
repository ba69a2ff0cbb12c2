import { Parser } from "htmlparser2";
import type { Block, ReportDocument } from "../../document";
import { ReadError } from "../../open/read-error";
import { newCell, type OpenCell, visibleText } from "../docx/docx-tables";
import { emptyLook, type RunLook } from "../look/run-look";
import { layOut } from "../table/grid";
import { blocksOfLines } from "../text/text";
import { type OdfParts, odfParts, odfStyles } from "./odf-package";
import { createOdfText } from "./odf-text";

type Cell = OpenCell & { rows: number; look: RunLook };

const deepest = 256;
/** No table of a report repeats more. */
const mostRepeats = 100;
const count = (value: string | undefined, most: number) =>
  Math.min(Math.max(Number.parseInt(value ?? "1", 10) || 1, 1), most);

/**
 * Reads an OpenDocument text (.odt): paragraphs and tables with merged cells; deleted, hidden and struck text, notes and
 * remarks are left out, and a figure over which something lies is marked.
 * @throws ReadError if it is damaged, encrypted or nests deeper than 256
 */
export async function readOdt(bytes: Uint8Array): Promise<ReportDocument> {
  const parts = await odfParts(bytes);
  return { format: "odt", metadata: parts.metadata, blocks: blocksOf(parts) };
}

function blocksOf({ content, styles: shared }: OdfParts): Block[] {
  const styles = odfStyles([shared, content]);
  const blocks: Block[] = [];
  const tables: Cell[][][] = [];
  let lines: string[] = [];
  let depth = 0;
  const cell = () => tables.at(-1)?.at(-1)?.at(-1);
  const page = {
    look: emptyLook,
    ground: null,
    cover: () => {},
    endParagraph: (text: string) => {
      lines.push(...text.split("\n"));
    },
  };
  const text = createOdfText(styles, () => {
    const open = cell();
    if (!open) return page;
    return {
      look: open.look,
      ground: open.ground,
      cover: () => {
        open.covered = true;
      },
      endParagraph: (paragraph) => {
        open.paragraphs.push(paragraph);
      },
    };
  });
  const endLines = () => {
    for (const block of blocksOfLines(lines)) blocks.push(block);
    lines = [];
  };
  new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > deepest) throw new ReadError(`文档嵌套超过${deepest}层，未读取；请另存为.docx`);
        if (text.enter(name, attributes)) return;
        if (name === "table:table") {
          if (tables.length === 0) endLines();
          tables.push([]);
        } else if (name === "table:table-row") tables.at(-1)?.push([]);
        else if (name === "table:table-cell") {
          const style = styles("table-cell", attributes["table:style-name"]);
          const made = {
            ...newCell(),
            columns: count(attributes["table:number-columns-spanned"], 256),
            rows: count(attributes["table:number-rows-spanned"], 10_000),
            look: style.look,
            ground: style.ground,
            struck: style.struck,
          };
          const repeats = count(attributes["table:number-columns-repeated"], mostRepeats);
          const row = tables.at(-1)?.at(-1);
          for (let at = 0; at < repeats; at += 1) row?.push({ ...made, paragraphs: made.paragraphs });
        }
      },
      ontext: (part) => text.text(part),
      onclosetag(name) {
        depth -= 1;
        if (!text.leave(name) || name !== "table:table") return;
        const laid = blocksOfCells(tables.pop() ?? []);
        const outer = cell();
        if (!outer) blocks.push(...laid);
        else
          for (const block of laid)
            if (block.kind === "table") outer.tables.push(block);
            else outer.paragraphs.push(block.text);
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(content);
  endLines();
  return blocks;
}

/** A table, or, where it holds others or one cell only, what its cells hold. */
function blocksOfCells(rows: readonly Cell[][]): Block[] {
  const cells = rows.flat();
  if (cells.length === 1 || cells.some(({ tables }) => tables.length > 0))
    return cells.flatMap((cell) => [...blocksOfLines(visibleText(cell).split("\n")), ...cell.tables]);
  return [
    layOut(
      rows.map((row, rowIndex) =>
        row.map((cell, index) => ({
          text: visibleText(cell, rowIndex > 0 && index > 0),
          columns: cell.columns,
          rows: cell.rows,
        })),
      ),
    ),
  ];
}
