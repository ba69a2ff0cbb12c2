type Kept = { html: string; readers: number; since: number };

declare global {
  /** One per process: the two halves of Next that make a page each have a copy of this module. */
  var nianbaotongKeptHtml: Map<string, Kept> | undefined;
}

/** Longer than any page takes; what is older belongs to a page that failed or whose reader went. */
const longest = 60_000;
/** Of all that waits for its page, in letters. */
const most = 32_000_000;

const kept = () => {
  globalThis.nianbaotongKeptHtml ??= new Map();
  return globalThis.nianbaotongKeptHtml;
};

/** Keeps HTML under a name that is a function of it, until `takeHtml` was called as often as this. */
export function keepHtml(key: string, html: string, now = Date.now()): void {
  const readers = (kept().get(key)?.readers ?? 0) + 1;
  kept().delete(key);
  kept().set(key, { html, readers, since: now });
  let letters = [...kept().values()].reduce((sum, one) => sum + one.html.length, 0);
  for (const [name, one] of kept()) {
    if (name === key || (letters <= most && now - one.since <= longest)) break;
    kept().delete(name);
    letters -= one.html.length;
  }
}

/**
 * The HTML that was kept under a name.
 * @throws where there is none: a page without its figures is no page
 */
export function takeHtml(key: string): string {
  const found = kept().get(key);
  if (!found) throw new Error(`no HTML was kept as "${key}"`);
  found.readers -= 1;
  if (found.readers === 0) kept().delete(key);
  return found.html;
}
