import { disputeRoutes } from "@/lib/catalogue/disputes";
import { outcomeGroups, requestRows } from "@/lib/catalogue/requests";
import type { Random } from "../seeded-random";
import type { SpecimenForm, SpecimenSections } from "../specimen";
import { ownDoings, ownFaults, ownPlans } from "./own-sentences";

/** Who tells, and the figure of a cell as its table gives it. */
type Teller = {
  agency: string;
  shortName: string;
  year: number;
  form: SpecimenForm;
  territory: boolean;
  figure: (cell: string) => number;
};

/** What the sentences of a report's own are drawn from, for each of the sections that have such. */
export type OwnWords = Record<"general" | "problems", Random>;

/**
 * The prose of an invented report; what it says in figures is what its tables say. It has phrases that all use, and
 * sentences of its own.
 */
export function narrate(random: Random, own: OwnWords, teller: Teller): SpecimenSections {
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
      ownDoings(own.general, shortName).join(""),
    ],
    beforeTable: beforeTables(random, teller),
    problems: plan(random, own.problems, year),
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

function plan(random: Random, own: Random, year: number): string[] {
  const found = random.sample(problems, 2);
  const steps = random.sample(measures, 2);
  return [
    `回顾${year}年的工作，还有两点不足：一是${found[0]}；二是${found[1]}。`,
    ownFaults(own).join(""),
    `${year + 1}年打算这样改进：一是${steps[0]}；二是${steps[1]}。`,
    ownPlans(own).join(""),
  ];
}

/** Sentences of the invented reports. None comes from a real one; none holds a figure. */
const topics: readonly string[] = [
  "财政预决算",
  "惠民补贴发放",
  "村庄规划",
  "安全生产",
  "环境整治",
  "人员招聘",
  "社会救助",
  "义务教育招生",
  "公共交通调整",
  "防汛抗旱",
  "农田水利",
  "老旧小区改造",
  "养老服务",
  "文化活动",
];

const organisation: readonly string[] = [
  "公开工作由一名负责人分管，各科室确定一名联络员，稿件先审后发。",
  "年初列出了公开任务表，按季度查看进度，年底逐项核销。",
  "公开工作列入办公会议题，遇有新情况当月研究、当月落实。",
  "信息发布实行三级审核，涉及个人隐私的内容在发布前作了处理。",
];

const channels: readonly string[] = [
  "服务大厅设有查阅点，配有电脑和纸质目录，群众可以自行查阅。",
  "公开栏每月更新一次，旧内容存档备查。",
  "网站专栏重新分了类，失效的文件加注了说明。",
  "指南和目录按机构变动情况及时作了修改。",
  "政策文件发布时一并附上问答，方便群众理解。",
];

const allAnswered: readonly string[] = ["收到的申请均已按期答复。", "所有申请均已办结。"];

const problems: readonly string[] = [
  "个别栏目更新偏慢，信息发布后的回头检查不够",
  "解读形式比较单一，图表和问答用得少",
  "新到岗的人员对条例不够熟悉，答复文书的格式有时不统一",
  "信息来源集中在少数科室，有的业务信息没有及时送来",
  "网站和新媒体的内容不够同步",
  "对群众关心什么了解得不细，公开的内容与需要之间有差距",
];

const measures: readonly string[] = [
  "排出每月更新清单，由专人对照检查",
  "重要文件同时准备图文说明，先请几位居民试读再发布",
  "安排新人跟班学习，把常用文书做成样式供大家使用",
  "把信息报送列入科室年度考核，每季度通报一次",
  "统一各渠道的发布时间，做到一处修改、处处一致",
  "通过热线和走访收集意见，据此调整公开目录",
];

const fees: readonly string[] = [
  "本年度没有向申请人发出收费通知，没有收取信息处理费。",
  "办理依申请公开没有收费，信息处理费为0元。",
  "没有产生信息处理费，也没有其他需要报告的内容。",
];
