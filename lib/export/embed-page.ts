import { chartSubtitle, chartTitle } from "@/lib/chart/chart-words";
import { inTheme, paletteCss, type Theme } from "@/lib/chart/palette";
import { fittedChart } from "@/lib/chart/static-chart";
import { chartNotes } from "./chart-notes";
import type { ExportedChart, ExportedView } from "./exported-view";
import { element, escapeHtml, tableHtml } from "./html";
import { wideTable } from "./wide-table";

export type EmbedOptions = {
  theme: Theme;
  /** Of the response's policy, for the style and the script that says the height. */
  nonce: string;
  /** `https://host`, so that links leave the frame for the whole page. */
  site: string;
  /** Label of a version newer than the one that is shown; null where there is none. */
  newer: string | null;
};

/** Drawn at these widths in px; the frame's own width chooses. */
const widths = { narrow: 340, middle: 700, wide: 1100 } as const;

/** A view as a page of its own for a frame: drawings, table, source; complete without a script, which only says the height. */
export async function embedPage(view: ExportedView, options: EmbedOptions): Promise<string> {
  const figures = await Promise.all(view.charts.map((chart) => figureMarkup(chart, view, options)));
  const body = view.charts.length === 0 ? element("p", "按现在的条件没有可画的数。") : figures.join("");
  return embedDocument(view.title, body, options);
}

/** Why a view cannot be shown, in the place where it would stand. */
export function embedRefusal(problems: readonly string[], options: Omit<EmbedOptions, "newer">): string {
  const list = problems.map((problem) => element("li", escapeHtml(problem))).join("");
  return embedDocument("不能显示", element("p", "这个地址不能显示图表：") + element("ul", list), options);
}

function embedDocument(title: string, body: string, { theme, nonce }: Omit<EmbedOptions, "newer">): string {
  return [
    `<!doctype html><html lang="zh-CN" data-theme="${theme}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">`,
    element("title", `${escapeHtml(title)} · 年报通`),
    `<style nonce="${escapeHtml(nonce)}">${paletteCss()}${style}</style></head>`,
    `<body><main aria-label="${escapeHtml(title)}">${body}</main><script nonce="${escapeHtml(nonce)}">${script}</script></body></html>\n`,
  ].join("\n");
}

async function figureMarkup(
  chart: ExportedChart,
  view: ExportedView,
  options: EmbedOptions,
): Promise<string> {
  const { series, sentence } = chart;
  const title =
    escapeHtml(chartTitle(series)) + (series.demo ? element("span", "演示数据", { class: "demo" }) : "");
  const table = element("div", tableHtml(wideTable(chart)), {
    class: "scroll",
    role: "group",
    tabindex: "0",
    "aria-label": `${chartTitle(series)}的数据`,
  });
  const empty = series.lines.length === 0 || series.years.length === 0;
  const shown = empty
    ? element("p", "按现在的条件没有可画的数。")
    : chart.form === "table"
      ? table
      : (await drawings(chart, options.theme)) + element("details", element("summary", "表格") + table);
  const whole = element("a", "查看完整图表", {
    href: options.site + view.address,
    target: "_blank",
    rel: "noopener",
  });
  const newer = options.newer === null ? "" : `；已有更新的版本${escapeHtml(options.newer)}`;
  return element(
    "figure",
    element(
      "figcaption",
      element("h1", title) + element("p", escapeHtml(chartSubtitle(series)), { class: "quiet" }),
    ) +
      shown +
      element("p", escapeHtml(sentence)) +
      element(
        "ul",
        chartNotes(chart)
          .map((note) => element("li", escapeHtml(note)))
          .join(""),
      ) +
      element("p", `${escapeHtml(series.source)}（${view.madeOn}）${newer}。${whole}`, { class: "quiet" }),
  );
}

async function drawings({ form, series }: ExportedChart, theme: Theme): Promise<string> {
  if (form === "table") return "";
  const drawn = Object.entries(widths).map(async ([name, width]) => {
    const { svg } = await fittedChart({ form, series, width, patterns: false });
    return element("div", inTheme(svg, theme), { class: name });
  });
  return (await Promise.all(drawn)).join("");
}

const style = `
body{margin:0;background:var(--surface);color:var(--ink);font:14px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
main{padding:12px 16px}figure{margin:0 0 24px}figcaption p,figure p{margin:4px 0}h1{margin:0;font-size:16px;line-height:1.35}
svg{display:block;width:100%;max-width:1180px;height:auto}.narrow,.wide{display:none}a{color:var(--accent)}ul{margin:4px 0;padding-left:1.4em}
.quiet,ul{color:var(--secondary);font-size:12px}summary{cursor:pointer;color:var(--accent)}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums}
th,td{padding:4px 8px;text-align:right;border-bottom:1px solid var(--rule);white-space:nowrap;font-weight:400}
th:first-child{text-align:left}.reference th,.reference td{font-weight:600}.missing,small{color:var(--secondary)}
.sign{color:var(--warning);font-weight:500}.below{display:block}
.demo{margin-left:8px;padding:0 6px;border:1px solid var(--warning);color:var(--warning);font-size:12px;font-weight:400}
@media(max-width:520px){.narrow{display:block}.middle{display:none}}
@media(min-width:960px){.wide{display:block}.middle{display:none}}
`;

const script =
  'var say=function(){parent.postMessage({type:"nianbaotong:height",height:Math.ceil(document.querySelector("main").getBoundingClientRect().height)},"*")};addEventListener("message",function(event){if(event.data==="nianbaotong:ask")say()});new ResizeObserver(say).observe(document.querySelector("main"));say();';
