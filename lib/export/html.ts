import { plainText } from "./plain-text";
import type { WideTable } from "./wide-table";

/** A text as it may stand in HTML, in an element and in a quoted attribute. */
export function escapeHtml(text: string): string {
  // By its name in the addresses of codes that people copy and read.
  return plainText(text).replace(/[&<>"']/g, (letter) =>
    letter === "&" ? "&amp;" : `&#${letter.charCodeAt(0)};`,
  );
}

/** An element around markup that is already safe. */
export function element(
  name: string,
  content: string,
  attributes: Readonly<Record<string, string>> = {},
): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
  return `<${name}${given.join("")}>${content}</${name}>`;
}

export function tableHtml({ corner, columns, rows }: WideTable): string {
  const head = [corner, ...columns].map((text) => element("th", escapeHtml(text), { scope: "col" }));
  const body = rows.map(({ name, role, cells }) =>
    element(
      "tr",
      element("th", escapeHtml(name), { scope: "row" }) +
        cells
          .map(({ text, sign, parts, below, missing }) => {
            const whole = parts === null ? "" : element("small", escapeHtml(` ${parts}`));
            const doubt = sign === "" ? "" : element("b", escapeHtml(sign), { class: "sign" });
            const counts = below
              .map((words) => element("small", escapeHtml(words), { class: "below" }))
              .join("");
            return element("td", escapeHtml(text) + doubt + whole + counts, {
              class: missing === null ? "figure" : "missing",
            });
          })
          .join(""),
      { class: role },
    ),
  );
  return element("table", element("thead", element("tr", head.join(""))) + element("tbody", body.join("")));
}
