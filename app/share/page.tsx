import type { Metadata } from "next";
import { headers } from "next/headers";
import { currentVersion } from "@/db/queries/dataset-version";
import { exportedView } from "@/db/views/exported-view";
import { frameCode, pictureCode } from "@/lib/export/share-code";
import { originOfHeaders } from "@/lib/site/site-origin";
import { compareLink, embedLink, exportLink, shareLink } from "@/lib/view/addresses";
import { printView, type View } from "@/lib/view/view";
import { database } from "../database";
import { WrongAddress } from "../filters/wrong-address";
import type { Query } from "../requested-view";
import { requestedShare } from "../requested-view";
import { CodeBox } from "./code-box";
import { EmbedFrame } from "./embed-frame";
import styles from "./share.module.css";

export const metadata: Metadata = { title: "嵌入与转用" };

type Props = { searchParams: Promise<Query> };

const usualHeight = 520;

/** 嵌入与转用: what the place takes into which a view shall go, with the code to copy and what it will look like. */
export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const { db, view: asked, regions, years, problems, wrong, theme, follow } = await requestedShare(query);
  if (problems.length > 0)
    return (
      <>
        <h1>嵌入与转用</h1>
        <WrongAddress
          path={shareLink()}
          {...{ query, problems, wrong, valid: { regions, years, agencies: asked.units } }}
        />
      </>
    );
  const latest = await currentVersion(await database());
  const view = follow || asked.v !== undefined || !latest ? asked : { ...asked, v: latest.label };
  const exported = await exportedView(db, view);
  const site = originOfHeaders(await headers());
  // Without a version the frame follows; what an export is called always names the version.
  const address = compareLink(printView(view));
  const embed = embedLink(`${printView(view)}${theme === "dark" ? "&theme=dark" : ""}`);
  const file = (format: string, more = "") => exportLink(format, `${printView(view)}${more}`);
  return (
    <>
      <h1>嵌入与转用</h1>
      <p>{exported.title}</p>
      <Choices view={asked} theme={theme} follow={follow} />
      <section aria-labelledby="preview">
        <h2 id="preview">预览</h2>
        <EmbedFrame source={embed} title={exported.title} height={usualHeight} />
      </section>
      <section aria-labelledby="codes">
        <h2 id="codes">放到哪里</h2>
        <CodeBox
          id="frame"
          label="允许嵌入网页的网站"
          hint="第二行使框架高度随图表变化，网站不允许脚本时可以删去。"
          code={frameCode(site + embed, exported.title, site, usualHeight)}
        />
        <CodeBox
          id="picture"
          label="只允许图片的网站"
          hint="图片随点击打开完整图表。"
          code={pictureCode(site + file("png", "&preset=web"), site + address, exported)}
        />
        <CodeBox id="address" label="网址" hint="打开后可以继续筛选和下载。" code={site + address} />
        <p className={styles.files}>
          公众号和文件：
          <a href={file("png", "&preset=wechat")} download>
            公众号图片
          </a>
          <a href={file("pptx")} download>
            PPT（图表可编辑）
          </a>
          <a href={file("docx")} download>
            Word（图表可编辑）
          </a>
          <a href={address}>返回图表</a>
        </p>
      </section>
    </>
  );
}

function Choices({ view, theme, follow }: { view: View; theme: string; follow: boolean }) {
  return (
    <form action={shareLink()} className={styles.choices}>
      {[...new URLSearchParams(printView(view))].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label>
        底色
        <select name="theme" defaultValue={theme}>
          <option value="light">浅色</option>
          <option value="dark">深色</option>
        </select>
      </label>
      <label>
        数据
        <select name="follow" defaultValue={follow ? "1" : ""}>
          <option value="">固定为现在的版本</option>
          <option value="1">随新的导入更新</option>
        </select>
      </label>
      <button type="submit">应用</button>
    </form>
  );
}
