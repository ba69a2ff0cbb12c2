import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { Briefing } from "@/lib/export/briefing/briefing";
import { briefingDownloads, exportFormats } from "@/lib/export/export-formats";
import { compareLink } from "@/lib/view/addresses";
import { briefingEdit } from "@/lib/view/briefing-edit";
import { briefingAddress, listOfQuery } from "@/lib/view/briefing-list";
import { type BriefingEntry, parseBriefing, printBriefing } from "@/lib/view/briefing-state";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { ProblemNotice } from "../filters/wrong-address";
import styles from "./briefing.module.css";
import { BriefingDocument } from "./briefing-document";
import { BriefingForm } from "./briefing-form";
import { formId } from "./form-id";
import { KeptListLine, SavedBriefings } from "./kept-briefings";
import { PrintButton } from "./print-button";
import { requestedBriefing } from "./requested-briefing";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Its address is long: sent along as the referrer it would fill the head of the next request. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { title } = parseBriefing(await searchParams).state;
  return { title: title === "" ? "简报" : title, referrer: "origin" };
}

/** 简报: views collected under a title, as a document that is read, printed and taken away as files. */
export default async function Page({ searchParams }: Props) {
  const asked = await searchParams;
  const edit = briefingEdit(asked);
  if (edit && edit.problems.length === 0) redirect(briefingAddress(listOfQuery(edit.query)));
  const query = edit ? valuesOfQuery(new URLSearchParams(edit.query)) : asked;
  const parsed = parseBriefing(query);
  const { briefing, entries, problems } = await requestedBriefing(parsed.state);
  const state = { title: parsed.state.title, entries };
  const shown = printBriefing(state);
  const empty = entries.length === 0;
  return (
    <>
      <h1 className={styles.page}>简报</h1>
      <ProblemNotice
        problems={[...(edit?.problems ?? []), ...parsed.problems, ...problems]}
        says="网址中有的条件不能使用，没有列入简报："
      />
      {empty && <HowToCollect />}
      <div className={styles.tools}>
        <BriefingForm state={state} pasted={edit && typeof asked.add === "string" ? asked.add : ""} />
        {!empty && <BriefingFiles query={shown} briefing={briefing} />}
        {!empty && <VersionLine briefing={briefing} entries={entries} />}
        <KeptListLine query={shown} />
        <SavedBriefings query={shown} />
      </div>
      {!empty && <BriefingDocument briefing={briefing} entries={entries} />}
    </>
  );
}

/** What an empty briefing is for, and the next step. */
function HowToCollect() {
  return (
    <section aria-labelledby="how" className={styles.how}>
      <h2 id="how">简报里还没有视图</h2>
      <p>简报把若干张图收在一个标题下，排好次序、写上备注，成为一份可以打印、可以下载为Word和PPT的文稿。</p>
      <ol>
        <li>
          在<a href={compareLink()}>趋势与对比</a>
          选好指标、机关和年份。
        </li>
        <li>点图下的“加入简报”；或者复制那一页的网址，粘贴在下面。</li>
        <li>回到这一页，写标题和备注，调整次序，再下载或打印。</li>
      </ol>
      <p className="quiet">全部内容都在这一页的网址里，把网址发给别人，看到的是同样的简报。</p>
    </section>
  );
}

type VersionProps = { briefing: Briefing; entries: readonly BriefingEntry[] };

/** Whether the figures of the page change with the data, and the button for the other way. */
function VersionLine({ briefing, entries }: VersionProps) {
  const at = entries.findIndex(({ view }) => view.v === undefined);
  const latest = briefing.items[at]?.view.version;
  const button = (value: string, zh: string) => (
    <button type="submit" form={formId} name="do" value={value} className="plain">
      {zh}
    </button>
  );
  if (latest === undefined)
    return (
      <p className={styles.line}>
        <span className="quiet">各数固定在所标的数据版本，不随以后的导入改变。</span>
        {button("follow", "改用最新数据")}
      </p>
    );
  return (
    <p className={styles.line}>
      <span className="quiet">这个网址的数随最新数据变化。</span>
      {button(`freeze-${latest}`, `固定为数据版本${latest}`)}
    </p>
  );
}

type FilesProps = { query: string; briefing: Briefing };

/** The briefing as files: plain links, and the browser's print. */
function BriefingFiles({ query, briefing }: FilesProps) {
  const charts = briefing.items.reduce((sum, { view }) => sum + view.charts.length, 0);
  return (
    <nav aria-label="下载简报" className={styles.files}>
      <span className="quiet">
        {briefing.items.length}项，{charts}张图
      </span>
      {briefingDownloads.map((format) => (
        <a key={format} href={briefingAddress(listOfQuery(query), format)} download>
          {exportFormats[format].briefingZh}
        </a>
      ))}
      <PrintButton />
    </nav>
  );
}
