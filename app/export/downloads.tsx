import { CollectLink } from "@/app/briefing/collect-link";
import { StaticHtml } from "@/app/static-html/static-html";
import type { PicturePreset } from "@/lib/chart/picture/picture";
import { type ExportFormat, exportFormats, formatsListed } from "@/lib/export/export-formats";
import { figureCount } from "@/lib/export/figure-rows";
import type { Series } from "@/lib/series/series";
import { exportLink, shareLink } from "@/lib/view/addresses";
import { printView, type View } from "@/lib/view/view";
import { CopyButtons } from "./copy-buttons";
import styles from "./downloads.module.css";

const presetNames: Record<PicturePreset, string> = {
  web: "网页1200像素",
  wechat: "公众号1080像素",
  large: "高清2400像素",
  square: "方图1080像素",
};

/** Everything that a chart can be taken away as, and into a briefing: plain links, to which a script adds copying. */
export function Downloads({ view, series }: { view: View; series: Series }) {
  const rows = figureCount(series);
  if (rows === 0) return null;
  const query = printView(view);
  const link = (format: ExportFormat, preset = "") =>
    exportLink(
      format,
      [query, preset === "" ? "" : `preset=${preset}`].filter((part) => part !== "").join("&"),
    );
  return (
    <>
      <CollectLink item={query} />
      <details className={styles.downloads}>
        <summary>下载</summary>
        <dl>
          <StaticHtml className="no-box">
            <dt>数据{rows}行</dt>
            <dd>
              {formatsListed("data").map((format) => (
                <a key={format} href={link(format)} download>
                  {exportFormats[format].zh}
                </a>
              ))}
            </dd>
            <dt>文档</dt>
            <dd>
              {formatsListed("document").map((format) => (
                <a key={format} href={link(format)} download>
                  {exportFormats[format].zh}
                </a>
              ))}
            </dd>
            <dt>图片</dt>
            <dd>
              {Object.entries(presetNames).map(([preset, zh]) => (
                <a key={preset} href={link("png", preset)} download>
                  {zh}
                </a>
              ))}
              <a href={`${link("png", "large")}&grey=1`} download>
                灰度打印
              </a>
              <a href={link("svg")} download>
                SVG
              </a>
            </dd>
            <dt>嵌入</dt>
            <dd>
              <a href={shareLink(query)}>嵌入代码</a>
            </dd>
          </StaticHtml>
          <CopyButtons picture={link("png", "web")} sentence={link("txt")} />
        </dl>
      </details>
    </>
  );
}
