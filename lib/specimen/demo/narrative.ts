import { disputeRoutes } from "@/lib/catalogue/disputes";
import { outcomeGroups, requestRows } from "@/lib/catalogue/requests";
import type { Random } from "../seeded-random";
import type { SpecimenForm, SpecimenSections } from "../specimen";
import { allAnswered, channels, fees, measures, organisation, problems, topics } from "./phrases";

/** Who tells, and the figure of a cell as its table gives it. */
export type Teller = {
  agency: string;
  shortName: string;
  year: number;
  form: SpecimenForm;
  territory: boolean;
  figure: (cell: string) => number;
};

/** The prose of an invented report; what it says in figures is what its tables say. */
export function narrate(random: Random, teller: Teller): SpecimenSections {
  const { agency, shortName, year, territory } = teller;
  const opening = random.pick([
    `按照《中华人民共和国政府信息公开条例》关于年度报告的规定，${agency}编写了${year}年的报告，现予公布。`,
    `现将${shortName}${year}年公开政府信息的工作情况报告如下，欢迎社会各界监督。`,
    `这份报告由${agency}编写，说明${year}年公开政府信息的做法、数字和打算。`,
  ]);
  return {
    preamble: [opening, periodSentence(year)],
    general: [
      ...(territory ? [`本报告汇总${shortName}各级行政机关的数据。`] : []),
      disclosed(random, teller),
      requestSentences(random, teller),
      ...disputeSentence(teller),
      ...random.sample(organisation, random.int(1, 2)),
      random.pick(channels),
    ],
    beforeTable: beforeTables(random, teller),
    problems: plan(random, year),
    other: [random.pick(fees)],
  };
}

/** The sentence that states the period of the data. */
export const periodSentence = (year: number) => `本报告统计期限自${year}年1月1日起至${year}年12月31日止。`;

function disclosed(random: Random, { shortName, year, territory }: Teller): string {
  const website = territory ? random.int(4000, 40_000) : random.int(40, 400);
  const wechat = territory ? random.int(2000, 18_000) : random.int(20, 300);
  const subjects = random.sample(topics, 3).join("、");
  return random.pick([
    `${year}年，${shortName}通过网站公开信息${website}条，通过微信公众号公开${wechat}条，内容以${subjects}为主。`,
    `${shortName}全年主动公开政府信息${website + wechat}条，其中网站${website}条、微信${wechat}条，涉及${subjects}等方面。`,
  ]);
}

function requestSentences(random: Random, { year, form, figure }: Teller): string {
  const count = (row: string) => figure(`requests.${row}.total`);
  const [received, carriedIn, closed, carriedOut] = [
    count("received"),
    count("carried_in"),
    count("closed"),
    count("carried_out"),
  ];
  if (received === 0 && carriedIn === 0)
    return random.pick([
      `${year}年没有新收政府信息公开申请，也没有上年结转的申请。`,
      `${year}年新收政府信息公开申请0件，上年结转0件。`,
    ]);
  const outcomes = outcomeGroups.flatMap(({ id, zh }) => {
    const rows = requestRows.filter((row) => row.group === id && row.forms.includes(form));
    const sum = rows.reduce((whole, row) => whole + count(row.id), 0);
    return sum === 0 ? [] : [`${zh}${sum}件`];
  });
  const answered = carriedOut === 0 && closed > 0 && random.chance(0.4) ? random.pick(allAnswered) : "";
  const first = `${year}年新收政府信息公开申请${received}件，上年结转${carriedIn}件，办结${closed}件，结转下年度${carriedOut}件。`;
  const second = outcomes.length > 0 ? `按办理结果分，${outcomes.join("，")}。` : "";
  return `${first}${second}${answered}`;
}

function disputeSentence({ year, figure }: Teller): string[] {
  const said = disputeRoutes.flatMap(({ id, zh }) => {
    const total = figure(`disputes.${id}.total`);
    return total === 0 ? [] : [`${zh}${total}件`];
  });
  return said.length === 0 ? [] : [`${year}年因政府信息公开发生${said.join("，")}。`];
}

function beforeTables(random: Random, { year, form, figure }: Teller): SpecimenSections["beforeTable"] {
  if (!random.chance(0.25)) return {};
  const issued = form === "2021" ? figure("disclosure.normative_documents.issued") : null;
  return {
    ...(issued !== null && { disclosure: `${year}年制发行政规范性文件${issued}件，具体见下表。` }),
    requests: `下表按申请人分类列出，新收申请共${figure("requests.received.total")}件。`,
  };
}

function plan(random: Random, year: number): string[] {
  const found = random.sample(problems, 2);
  const steps = random.sample(measures, 2);
  return [
    `回顾${year}年的工作，还有两点不足：一是${found[0]}；二是${found[1]}。`,
    `${year + 1}年打算这样改进：一是${steps[0]}；二是${steps[1]}。`,
  ];
}
