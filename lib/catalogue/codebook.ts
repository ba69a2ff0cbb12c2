import { type Cell, type Form, missingReasons, statutoryForms, statutoryTables } from "./cell";
import { cells, cellsOfForm } from "./cells";
import { allChecks, severityNames } from "./checks";
import { breaks, smallestCoverage } from "./comparison";
import { formFacts } from "./form-facts";
import { identities } from "./identities";
import { sums } from "./indicators";
import { proseCells, proseDefinitions, proseNote } from "./prose";
import { rates, smallestBase } from "./rates";

/** A column of the files of figures: its head for programs and for people, and what stands in it. */
type FileColumn = { id: string; zh: string; explain: string };

const column = <Id extends string>(id: Id, zh: string, explain: string) => ({ id, zh, explain });

/** The columns of the long sheets, in the order of the Chinese ones; ids are a public interface, and new ones come last. */
export const fileColumns = [
  column("indicator_name", "指标", "指标的名称，只在中文表中"),
  column("unit", "单位", "件、项、万元等；占比写作share，是0与1之间的数"),
  column("agency_name", "机关", "机关的名称，或合计、中位数"),
  column("role", "角色", "series所选，context同组其他，reference参照"),
  column("year", "年度", "报告的年度"),
  column("value", "数值", "没有数时为空，不是0"),
  column("missing", "无数原因", "没有数的原因，见“缺失的原因”"),
  column("part", "部分", "占比的分子"),
  column("whole", "全部", "占比的分母"),
  column("reported", "有数机关", "合计或中位数所据的机关数；单个机关为1或0"),
  column("filed", "已报送机关", "当年有报告的机关数"),
  column("expected", "应报送机关", "当年应有报告的机关数"),
  column("indicator", "指标代码", "见数据项、合计、比率各表"),
  column("agency", "机关代码", "机关的代码；合计为group，中位数为median"),
  column("version", "数据版本", "数据的版本"),
  column("demo", "演示数据", "1（是）为虚构的演示数据"),
  column("scope", "口径", "own本机关，territory全域汇总；两者不相加"),
  column("forms", "表式", "数取自哪些表式，多个以空格隔开"),
  column("uncollected", "未收录机关", "应报送机关中库里没有报告、也没有声明收齐的"),
  column("impossible", "明显有误的数", "合计中不计入的个数；单个机关的数明显有误为1"),
  column("flagged", "待核的数", "合计所含有待核问题的个数；单个机关的数待核为1"),
  column("checks", "待核问题", "待核的是哪些核对，代码以空格隔开；中文表写名称"),
  column("approximate", "约数", "1（是）为正文写有约、余、多、近的数"),
  column("comparable", "可比机关", "上年和本年都有可比之数的机关数；第一年为空"),
  column("comparable_of", "应比机关", "上年和本年都应有报告的机关数"),
  column("comparable_before", "可比上年数", "只按可比机关计算的上年数"),
  column("comparable_now", "可比本年数", "只按可比机关计算的本年数，可能不同于数值"),
  column(
    "not_compared",
    "不作比较的原因",
    "nothing没有可比机关，coverage可比机关不足，undeclared报告尚未收齐，no_base分母不足",
  ),
] as const satisfies readonly FileColumn[];

/** Further columns, last, of the files of rankings alone. */
export const standingFileColumns = [
  column("pooled_years", "合并年份", "占比合并计算所据的年份，以空格隔开；没有合并的是该年一年"),
  column("interval_low", "区间下限", "95%区间：占比为Wilson区间，件数为精确的泊松区间；金额和争议率没有"),
  column("interval_high", "区间上限", "同上"),
  column("place", "名次", "从数值最大的数起；样本过少和明显有误的没有"),
  column(
    "place_best",
    "名次上限",
    "名次的95%区间，由2,000次抽取得出，同一版本总是相同；有的数没有区间（金额、约数等）时，只是四舍五入和并列留下的范围",
  ),
  column("place_worst", "名次下限", "同上"),
  column("place_of", "排名个数", "有名次的机关数"),
  column("distance", "与中位数之差", "数值减去所示的中位数"),
  column(
    "against_group",
    "与合计相比",
    "与所列机关合计的比率：above高于、below低于（超出95%的范围），far_above、far_below（超出99.8%），level差别不显著",
  ),
  column("year_before", "上年数", "可以比较的上年的数"),
  column(
    "beyond_chance",
    "变化超出偶然",
    "1（是）为比上年的变化超出99.8%的偶然范围（精确检验），0（否）为没有超出，没有检验的为空",
  ),
  column("before_part", "上年部分", "检验所用的上年占比的分子"),
  column("before_whole", "上年全部", "检验所用的上年占比的分母"),
  column("before_low", "上年区间下限", "检验所用的上年的数的95%区间"),
  column("before_high", "上年区间上限", "同上"),
] as const satisfies readonly FileColumn[];

type FileColumnId = (typeof fileColumns)[number]["id"];
export type StandingFileColumnId = (typeof standingFileColumns)[number]["id"];
export type AnyFileColumnId = FileColumnId | StandingFileColumnId;

export const tableTitles: Record<Cell["table"], string> = {
  disclosure: "第二部分　主动公开政府信息情况",
  requests: "第三部分　收到和处理政府信息公开申请情况",
  disputes: "第四部分　政府信息公开行政复议、行政诉讼情况",
  y2014: "2014年统计表",
  prose: "正文中的数（不与法定表格混用）",
};

/** How all rates are formed. */
export const rateNote = `比率是各报告分子之和除以分母之和，只计分子分母都有数的报告；分母不足${smallestBase}的为样本过少，不计算比率。`;

/** How totals, medians and changes are formed (docs/decisions/019). */
export const comparisonRules: readonly string[] = [
  `合计写明有数、已公开和应公开的机关数。比上年的增减只按两年都有数的机关计算，并写明有几个；不足两年都应公开的机关的${smallestCoverage * 100}%，或者该地区的报告没有声明收齐时，不作比较。`,
  "明显有误的数（负数、不是整数的件数、大于1的占比）照原样列出，但不进入合计、中位数、排名和增减；有待核问题的数计入并标明，可以选择不计入。",
  "政府报告全域的数，只与同级政府并列，不与所辖政府相加。",
  `占比的基数不足${smallestBase}的，不计算，也不画。`,
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => "---"), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");

const code = (text: string) => `\`${text}\``;

/** Which indicators a clause of a break is about. */
export const clauseScope = (of: readonly string[]): string =>
  of.length === 0 ? "其余各项" : of.map((id) => (id.endsWith(".") ? `${id}*` : id)).join("、");

const summed = new Set(identities.flatMap(({ left, right }) => [...left, ...right]));

/** The cells in which a wrong digit breaks no sum of the report. */
const cellsUnderNoSum = (form: Form) => cellsOfForm(form).filter(({ id }) => !summed.has(id));

/** The codebook in Markdown, made from the catalogue and nothing else; deterministic. */
export function codebook(): string {
  const tables = statutoryTables.map((id) => {
    const rows = cells
      .filter((cell) => cell.table === id)
      .map((cell) => [code(cell.id), cell.zh, cell.en, cell.unit, cell.forms.join(", ")]);
    return `### ${tableTitles[id]}\n\n${table(["代码", "中文", "English", "单位", "表式"], rows)}`;
  });
  return `${[
    "# 指标目录（codebook）",
    "由 `npm run codebook` 从 `lib/catalogue` 生成，请勿手工修改。代码是公开接口，网址、CSV 和接口都使用它。",
    "## 表式",
    table(
      ["代码", "名称", "依据", "说明"],
      Object.entries(formFacts).map(([id, form]) => [code(id), form.zh, form.source, form.explain]),
    ),
    "表式按印出的表格认定，不按年份。",
    "## 缺失的原因",
    table(
      ["代码", "显示", "含义"],
      Object.entries(missingReasons).map(([id, reason]) => [code(id), reason.zh, reason.explain]),
    ),
    "缺失不是零，任何合计都不把缺失当作零。",
    "## 合计和比较",
    ...comparisonRules,
    "## 数据项",
    ...tables,
    `### ${tableTitles.prose}`,
    proseNote,
    table(
      ["代码", "中文", "English", "单位", "定义"],
      proseCells.map(({ id, zh, en, unit }) => [code(id), zh, en, unit, proseDefinitions.get(id) ?? ""]),
    ),
    "## 合计",
    table(
      ["代码", "中文", "English", "各项"],
      sums.map((sum) => [code(sum.id), sum.zh, sum.en, sum.part.map(code).join(" + ")]),
    ),
    "表式没有的项不计；表式有而缺失时，该报告的合计也缺失。",
    "## 比率",
    table(
      ["代码", "中文", "English", "定义"],
      rates.map((rate) => [code(rate.id), rate.zh, rate.en, rate.definition]),
    ),
    rateNote,
    "## 核对",
    table(
      ["代码", "名称", "级别", "说明"],
      Object.values(allChecks).map((check) => [
        code(check.id),
        check.zh,
        severityNames[check.severity],
        check.explain,
      ]),
    ),
    "缺少任何一个数时，核对无法判定，既不算通过也不算不通过。",
    "以下各数不受任何合计核对，错一个数字只能由正文、上年的报告或原件看出；其余各数至少受一项合计核对。",
    table(
      ["表式", "数", "代码"],
      statutoryForms.map((form) => {
        const alone = cellsUnderNoSum(form);
        return [form, String(alone.length), alone.map(({ id }) => code(id)).join("、")];
      }),
    ),
    "## 数据文件的列",
    "CSV（程序用）以代码为列名，CSV（Excel、WPS用）和工作簿的长表以中文为列名，JSON的各数所含相同。每行是一项指标、一个机关（或合计、中位数）、一个年度；新的列只加在最后。",
    table(
      ["列名", "中文列名", "内容"],
      [
        ...fileColumns.map(({ id, zh, explain }) => [code(id), zh, explain]),
        ...standingFileColumns.map(({ id, zh, explain }) => [code(id), zh, `排名、漏斗图：${explain}`]),
      ],
    ),
    "## 断点",
    table(
      ["代码", "提示", "指标", "能否相连", "说明"],
      breaks.flatMap((item) =>
        item.clauses.map(({ of, joined, explain }) => [
          code(item.id),
          item.zh,
          clauseScope(of),
          joined ? "相连" : "不相连",
          explain,
        ]),
      ),
    ),
  ].join("\n\n")}\n`;
}
