import { expect, it } from "vitest";
import { isLeftover } from "./file-name";

it.each([".DS_Store", "._甲.docx", ".~lock.甲.docx#", "~$甲.docx", "~WRL0001.tmp", "__MACOSX", "thumbs.db"])(
  "%s is left behind by a program",
  (name) => expect(isLeftover(name)).toBe(true),
);

it.each(["甲.docx", "~甲.docx", ".", "Thumbs.db.docx", "2023"])("%s is not", (name) =>
  expect(isLeftover(name)).toBe(false),
);
