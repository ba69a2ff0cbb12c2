import type { Metadata } from "next";
import { StaticHtml } from "@/app/static-html/static-html";
import { missingReasons, statutoryTables } from "@/lib/catalogue/cell";
import { cells } from "@/lib/catalogue/cells";
import { allChecks, severityNames } from "@/lib/catalogue/checks";
import { clauseScope, comparisonRules, rateNote, tableTitles } from "@/lib/catalogue/codebook";
import { breaks } from "@/lib/catalogue/comparison";
import { formFacts } from "@/lib/catalogue/form-facts";
import { sums } from "@/lib/catalogue/indicators";
import { proseCells, proseDefinitions, proseNote } from "@/lib/catalogue/prose";
import { rates } from "@/lib/catalogue/rates";
import { CodebookTable } from "./codebook-table";

export const metadata: Metadata = { title: "口径" };

const chapters = [
  ["forms", "表式"],
  ["missing", "缺失的原因"],
  ["comparison", "合计和比较"],
  ["rates", "比率"],
  ["sums", "合计"],
  ["checks", "核对"],
  ["breaks", "断点"],
  ["cells", "数据项"],
] as const;

/** 口径: what every figure, rate, check and break means; the same text as CODEBOOK.md. */
export default function Page() {
  return (
    <StaticHtml as="article">
      <h1>口径</h1>
      <p>每个数、比率和核对只有一个定义，网页、导出和接口都使用它。代码是公开的，可用于网址和数据文件。</p>
      <nav aria-label="本页目录">
        <ul className="inline-list">
          {chapters.map(([id, zh]) => (
            <li key={id}>
              <a href={`#${id}`}>{zh}</a>
            </li>
          ))}
        </ul>
      </nav>
      <CodebookTable
        id="forms"
        title="表式"
        note="表式按印出的表格认定，不按年份。"
        head={["名称", "依据", "说明"]}
        rows={Object.values(formFacts).map(({ zh, source, explain }) => [zh, source, explain])}
      />
      <CodebookTable
        id="missing"
        title="缺失的原因"
        note="缺失不是零，任何合计都不把缺失当作零。"
        head={["显示", "代码", "含义"]}
        rows={Object.entries(missingReasons).map(([id, { zh, explain }]) => [zh, id, explain])}
      />
      <section>
        <h2 id="comparison">合计和比较</h2>
        {comparisonRules.map((rule) => (
          <p key={rule}>{rule}</p>
        ))}
      </section>
      <CodebookTable
        id="rates"
        title="比率"
        note={rateNote}
        head={["名称", "代码", "定义"]}
        rows={rates.map(({ id, zh, definition }) => [zh, id, definition])}
      />
      <CodebookTable
        id="sums"
        title="合计"
        note="表式没有的项不计；表式有而缺失时，该报告的合计也缺失。"
        head={["名称", "代码", "各项代码"]}
        rows={sums.map(({ id, zh, part }) => [zh, id, part.join("\n")])}
      />
      <CodebookTable
        id="checks"
        title="核对"
        note="缺少任何一个数时，核对无法判定，既不算通过也不算不通过。"
        head={["名称", "级别", "说明"]}
        rows={Object.values(allChecks).map(({ zh, severity, explain }) => [
          zh,
          severityNames[severity],
          explain,
        ])}
      />
      <CodebookTable
        id="breaks"
        title="断点"
        note="图中以细虚线标出。"
        head={["提示", "指标代码", "说明"]}
        rows={breaks.flatMap(({ zh, clauses }) =>
          clauses.map(({ of, explain }) => [zh, clauseScope(of), explain]),
        )}
      />
      <h2 id="cells">数据项</h2>
      {statutoryTables.map((table) => (
        <CodebookTable
          key={table}
          id={`cells-${table}`}
          title={tableTitles[table]}
          level={3}
          head={["名称", "代码", "English", "单位", "表式"]}
          rows={cells
            .filter((cell) => cell.table === table)
            .map(({ id, zh, en, unit, forms }) => [zh, id, en, unit, forms.join("、")])}
        />
      ))}
      <CodebookTable
        id="cells-prose"
        title={tableTitles.prose}
        level={3}
        note={proseNote}
        head={["名称", "代码", "English", "单位", "定义"]}
        rows={proseCells.map(({ id, zh, en, unit }) => [zh, id, en, unit, proseDefinitions.get(id) ?? ""])}
      />
    </StaticHtml>
  );
}
