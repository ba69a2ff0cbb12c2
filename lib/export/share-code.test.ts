import { expect, it } from "vitest";
import { sampleViews } from "@/db/test-views";
import { pictureCode } from "./share-code";

it("leaves the height of a picture to the picture, which is as high as it needs", async () => {
  const [view] = await sampleViews();
  if (!view) throw new Error("no view");
  const code = pictureCode("https://a.example/x.png?a=1&b=2", "https://a.example/compare", view.exported);
  expect(code).toContain('src="https://a.example/x.png?a=1&amp;b=2"');
  expect(code).toMatch(/ width="1200" style="max-width:100%;height:auto">/);
  expect(code).not.toMatch(/ height="/);
});
