import { Window } from "happy-dom";
import { textWidth } from "./text-width";

/**
 * The browser that React and Recharts expect, as globals of this thread. Imported first by the drawing worker
 * and by nothing else: React looks for a window when it is loaded. happy-dom measures nothing, so text is reckoned.
 */
const window = new Window({ width: 1600, height: 1200 });

Object.assign(window.HTMLElement.prototype, {
  getBoundingClientRect(this: { textContent: string }) {
    const width = textWidth(this.textContent, 12);
    return { x: 0, y: 0, left: 0, top: 0, right: width, bottom: 16, width, height: 16 };
  },
});

const names = [
  "document",
  "navigator",
  "Node",
  "Element",
  "HTMLElement",
  "HTMLIFrameElement",
  "SVGElement",
  "requestAnimationFrame",
  "cancelAnimationFrame",
  "getComputedStyle",
  "ResizeObserver",
] as const;
for (const name of names)
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
Object.defineProperty(globalThis, "window", { value: window, configurable: true });
