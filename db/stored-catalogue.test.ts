import { expect, it } from "vitest";
import { ownCatalogue, parseCatalogue } from "./stored-catalogue";

it("reads the definitions that another program stored, whatever else that one kept beside them", () => {
  const { indicators } = parseCatalogue(ownCatalogue.json);
  const [first] = indicators;
  const older = JSON.stringify({
    indicators: [{ ...first, definition: "旧的定义。" }],
    breaks: "另一种写法",
  });
  expect(parseCatalogue(older).indicators).toEqual([{ ...first, definition: "旧的定义。" }]);
  expect(parseCatalogue('{"indicators": 3}').indicators).toEqual(indicators);
});
