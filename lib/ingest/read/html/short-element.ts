import type { Element } from "domhandler";

const [mostLetters, mostNodes] = [40, 200];

/** Whether no more stands in an element than in a box of figures. */
export function isShort(element: Element): boolean {
  const open = [element];
  let [letters, nodes] = [0, 0];
  for (let next = open.pop(); next; next = open.pop())
    for (const node of next.children) {
      nodes += 1;
      if (node.type === "text") letters += node.data.trim().length;
      else if ("attribs" in node) {
        if (node.name === "table") return false;
        open.push(node);
      }
      if (nodes > mostNodes || letters > mostLetters) return false;
    }
  return true;
}
