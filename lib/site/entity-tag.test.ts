import { expect, it } from "vitest";
import { matchesTag } from "./entity-tag";

const tag = `"0f3a"`;

it.each([tag, `W/${tag}`, `"a", ${tag} , "b"`, "*", `W/"a",W/${tag}`])(
  "is what a reader has who names it: %s",
  (ifNoneMatch) => {
    expect(matchesTag(ifNoneMatch, tag)).toBe(true);
    expect(matchesTag(ifNoneMatch, `W/${tag}`)).toBe(true);
  },
);

it.each([undefined, "", `"a"`, tag.slice(1, -1), `"${tag.slice(2)}`, `W/"a", "b"`])(
  "is not what a reader has who names %s",
  (other) => {
    expect(matchesTag(other, tag)).toBe(false);
  },
);
