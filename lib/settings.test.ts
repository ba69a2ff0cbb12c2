import { expect, it } from "vitest";
import { settings } from "./settings";

it("quotes a value that cannot be used, without the password of an address", () => {
  expect(() => settings({ PORT: "0" })).toThrow(/PORT的值“0”/);
  const of = (name: string, value: string) => () => settings({ [name]: value });
  expect(of("DATABASE_URL", "mysql://u:ge/he@im@db/nianbao")).toThrow("DATABASE_URL的值“…@db/nianbao”");
  expect(of("DATABASE_READ_URLS", "postgres://u:geheim@a/n u:geheim@b/n")).toThrow("的值“…@a/n …@b/n”");
});
