import { StaticHtml } from "@/app/static-html/static-html";
import type { OpenErrors, UnitErrors } from "@/db/views/checks/unit-errors";
import { checksLink } from "@/lib/view/addresses";
import styles from "./open-errors.module.css";

type Props = {
  errors: OpenErrors;
  /** Whether there is any report to be looked at. */
  filed: boolean;
  /** The conditions of 核查 for the same agencies and years. */
  asked: Readonly<Record<string, string>>;
  /** Where all agencies are listed; null there. */
  allHref: string | null;
};

/** The undecided errors by agency, each with the worst of them, which leads to its ground. */
export function OpenErrorList({
  errors: { errors, warnings, agencies, units },
  filed,
  asked,
  allHref,
}: Props) {
  const link = (more: Readonly<Record<string, string>>) =>
    checksLink(new URLSearchParams({ ...asked, verdict: "open", ...more }).toString());
  return (
    <StaticHtml as="section" aria-labelledby="open-errors">
      <h2 id="open-errors">
        {errors === 0 ? "没有未处理的错误" : `${agencies}个机关有错误${errors}项未处理`}
      </h2>
      {errors === 0 && !filed ? <p>所选范围和年份内没有收录报告，没有可以核查的。</p> : null}
      {units.length > 0 ? (
        <ul className={styles.list}>
          {units.map((unit) => (
            <UnitItem key={unit.agency} unit={unit} href={link({ unit: unit.agency, severity: "error" })} />
          ))}
        </ul>
      ) : null}
      <p>
        {units.length < agencies && allHref !== null ? <a href={allHref}>列出全部{agencies}个机关</a> : null}
        {units.length < agencies ? "　" : ""}
        <a href={link({})}>逐项核查，看算式和原文</a>
        {warnings > 0 ? `　另有提醒${warnings}项` : ""}
      </p>
    </StaticHtml>
  );
}

function UnitItem({ unit: { errors, worst }, href }: { unit: UnitErrors; href: string }) {
  const { item, agency, check, messages } = worst;
  const [message = ""] = messages;
  return (
    <li>
      <span className={styles.error}>{errors}项</span>
      <a href={href}>
        {agency.parent}
        {agency.name}
      </a>
      <div>
        <p>
          <b>
            {item.year}年{check}
          </b>
          　{message}
        </p>
      </div>
    </li>
  );
}
