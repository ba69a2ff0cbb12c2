/** What a site asks of programs that visit it. */
export type Robots = {
  /** Whether a path, with its query, may be fetched. */
  allows(path: string): boolean;
  /** Seconds between requests, where it asks for them. */
  delay: number | null;
};

type Rule = { allow: boolean; pattern: string };
type Group = { agents: string[]; rules: Rule[]; delay: number | null };

/** RFC 9309 asks to read at least so much. */
export const robotsBytes = 500 * 1024;

export const allowingRobots: Robots = { allows: () => true, delay: null };

/**
 * Reads a robots.txt as RFC 9309 says: the groups that name the program together, else those of `*`; the rule with the
 * longest pattern decides, an allowing one before another of its length; `*` is any text, `$` the end.
 * @param product the name of the program, without its version
 */
export function parseRobots(text: string, product: string): Robots {
  const groups = groupsOf(text);
  const own = groups.filter(({ agents }) => agents.includes(product.toLowerCase()));
  const chosen = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes("*"));
  const rules = chosen.flatMap((group) => group.rules);
  const delays = chosen.flatMap(({ delay }) => delay ?? []);
  return {
    allows: (path) => path === "/robots.txt" || allowedBy(rules, comparable(path)),
    delay: delays.length === 0 ? null : Math.max(...delays),
  };
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let naming = false;
  for (const line of text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/)) {
    const [, field = "", given = ""] = /^\s*([\w-]+)\s*:(.*)$/.exec(line.slice(0, 2000)) ?? [];
    const value = (given.split("#")[0] ?? "").trim();
    const group = groups.at(-1);
    switch (field.toLowerCase()) {
      case "user-agent":
        if (naming && group) group.agents.push(agentOf(value));
        else groups.push({ agents: [agentOf(value)], rules: [], delay: null });
        naming = true;
        break;
      case "allow":
      case "disallow":
        naming = false;
        // An empty rule matches nothing.
        if (value !== "")
          group?.rules.push({ allow: field.toLowerCase() === "allow", pattern: comparable(value) });
        break;
      case "crawl-delay": {
        naming = false;
        const seconds = Number(value);
        if (group && value !== "" && Number.isFinite(seconds) && seconds >= 0) group.delay = seconds;
      }
    }
  }
  return groups;
}

/** `Name/1.0` names the program `name`. */
const agentOf = (value: string) => (value === "*" ? value : (/^[\w-]*/.exec(value)?.[0] ?? "").toLowerCase());

function allowedBy(rules: readonly Rule[], path: string): boolean {
  let decided: Rule | null = null;
  for (const rule of rules) {
    const length = decided?.pattern.length ?? -1;
    if (rule.pattern.length < length || (rule.pattern.length === length && !rule.allow)) continue;
    if (matches(path, rule.pattern)) decided = rule;
  }
  return decided?.allow ?? true;
}

/** Each piece between `*` is looked for behind the one before: no pattern makes this slow. */
function matches(path: string, pattern: string): boolean {
  const isWhole = pattern.endsWith("$");
  const [first = "", ...pieces] = (isWhole ? pattern.slice(0, -1) : pattern).split("*");
  if (!path.startsWith(first)) return false;
  const last = isWhole ? pieces.pop() : undefined;
  let at = first.length;
  for (const piece of pieces) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  if (last !== undefined) return path.length - last.length >= at && path.endsWith(last);
  return !isWhole || at === path.length;
}

/** The same letter may be written as itself or by its code. */
function comparable(path: string): string {
  try {
    const coded = encodeURI(decodeURI(path));
    return coded.replace(/%25([0-9a-f]{2})/gi, "%$1").replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
  } catch {
    return path;
  }
}
