import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { qingyan } from "./site-pages";

const query = `units=${qingyan}&region=990101`;
const files = ["csv", "tidy", "json", "txt", "svg", "png", "xlsx", "docx", "pptx", "zip", "html"].flatMap(
  (format) => [`/export/${format}?${query}`],
);

for (const path of [...files, `/briefing/docx?item=${encodeURIComponent(query)}`])
  test(`${path} is tagged by its bytes, and not sent again to who has it`, async ({ request }) => {
    const first = await request.get(path);
    expect(first.status()).toBe(200);
    // What is packed on its way has a weak one.
    const tag = (first.headers().etag ?? "").replace(/^W\//, "");
    expect(tag).toBe(
      `"${createHash("sha256")
        .update(await first.body())
        .digest("hex")}"`,
    );
    // Files that name the time of their making would differ here.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const again = await request.get(path, { headers: { "If-None-Match": `"other"` } });
    expect(again.headers().etag).toBe(first.headers().etag);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const answer = await request.get(path, { headers: { "If-None-Match": known } });
      expect([answer.status(), await answer.text(), answer.headers().etag]).toEqual([
        304,
        "",
        first.headers().etag,
      ]);
    }
  });
