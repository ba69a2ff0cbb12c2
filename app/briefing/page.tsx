import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { valuesOfQuery } from "@/lib/export/values-of-query";
import { briefingEdit } from "@/lib/view/briefing-edit";
import { briefingAddress, listOfQuery } from "@/lib/view/briefing-list";
import { parseBriefing, printBriefing } from "@/lib/view/briefing-state";
import { ProblemNotice } from "../filters/problem-notice";
import styles from "./briefing.module.css";
import { BriefingDocument } from "./briefing-document";
import { BriefingFiles } from "./briefing-files";
import { BriefingForm } from "./briefing-form";
import { HowToCollect } from "./how-to-collect";
import { KeptListLine } from "./kept-list-line";
import { requestedBriefing } from "./requested-briefing";
import { SavedBriefings } from "./saved-briefings";
import { VersionLine } from "./version-line";

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
