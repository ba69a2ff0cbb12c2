import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { AgencyPicker } from "./agency-picker";

const chosen = [{ key: "110106100", name: "北宫镇" }];

it("keeps the chosen agencies and adds others by name where there are too many to list", () => {
  const html = renderToStaticMarkup(<AgencyPicker options={null} chosen={chosen} most={50} />);
  expect(html).toContain('<input type="hidden" name="units" value="110106100"/>');
  expect(html).toMatch(/<input[^>]* name="add"/);
  expect(html).toContain("机关太多，没有逐个列出");
  expect(html).not.toContain("checkbox");
});
