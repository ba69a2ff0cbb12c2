import { sampleCrowd } from "@/lib/chart/fixtures/sample-series";
import { picturePng, pictureSvg } from "@/lib/chart/picture/picture";
import { staticChart } from "@/lib/chart/static-chart";
import { bundleProgram } from "../bundle-program";
import { site, withSite } from "./bench-site";
import { printFigure, quantile } from "./print-figure";

const rounds = 20;
const forms = ["line", "bar", "grouped", "slope", "heat", "multiples"] as const;

/** How fast charts become pictures and files, and whether the site answers meanwhile. */
export async function chartSpeeds(): Promise<void> {
  await bundleProgram("draw-worker");
  const request = (round: number, form: (typeof forms)[number]) => ({
    form,
    series: { ...sampleCrowd(26), title: `第${round}次` },
    width: 700,
    height: 340,
    patterns: false,
  });
  for (const form of forms) await staticChart(request(-1, form));
  const first = await timesOf((round, form) => staticChart(request(round, form)));
  const again = await timesOf((round, form) => staticChart(request(round, form)));
  line("静态SVG，首次", first, 80);
  line("静态SVG，已存", again, 3);
  const picture = (round: number, form: (typeof forms)[number]) =>
    ({
      form,
      series: request(round, form).series,
      preset: "large",
      theme: "light",
      patterns: false,
      address: "",
    }) as const;
  await picturePng(picture(-1, "line"));
  await timesOf((round, form) => pictureSvg(picture(round, form)));
  line("PNG 2400×1350，在SVG之后", await timesOf((round, form) => picturePng(picture(round, form))), 80);
  await withSite(briefingSpeed);
}

async function timesOf(
  work: (round: number, form: (typeof forms)[number]) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const form of forms) {
      const started = performance.now();
      await work(round, form);
      times.push(performance.now() - started);
    }
  return times;
}

function line(name: string, times: readonly number[], target: number): void {
  const time = quantile(times);
  printFigure(
    `${name}（${forms.length}种图形的中位数）`,
    `${time.toFixed(1)}毫秒`,
    `≤${target}毫秒`,
    time <= target,
  );
}

/** A briefing of ten charts as DOCX, and what /healthz takes at the same time. */
async function briefingSpeed(): Promise<void> {
  const query = new URLSearchParams({ title: "测量" });
  for (const how of ["line", "bar", "heat", "slope", "multiples"])
    for (const what of ["requests.received.total", "rate.disclosed"])
      query.append("item", `region=990100&how=${how}&what=${what}`);
  const address = `${site}/briefing/docx?${query}`;
  await (await fetch(address)).arrayBuffer();
  const waits: number[] = [];
  let busy = true;
  const watch = (async () => {
    while (busy) {
      const asked = performance.now();
      await (await fetch(`${site}/healthz`)).text();
      waits.push(performance.now() - asked);
      await new Promise((done) => setTimeout(done, 10));
    }
  })();
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const started = performance.now();
    const response = await fetch(address);
    if (response.status !== 200) throw new Error(`${address}: ${response.status}`);
    await response.arrayBuffer();
    times.push((performance.now() - started) / 1000);
  }
  busy = false;
  await watch;
  const time = quantile(times);
  printFigure("十幅图的简报DOCX", `${time.toFixed(2)}秒`, "≤3秒", time <= 3);
  const wait = quantile(waits, 0.99);
  printFigure("写简报时/healthz的99%分位", `${wait.toFixed(0)}毫秒`, "≤100毫秒", wait <= 100);
}
