import { type ProseFigure, proseFigure } from "./number-words";
import { type Clause, type CountedNumber, hasOtherSubject, isAboutYear } from "./sentences";

type Mention = CountedNumber & { clause: string; at: number };

/** The list items, service items, trainings, meetings and the processing fee that a sentence surely states. */
export function itemsIn(clauses: readonly Clause[]): ProseFigure[] {
  const mentions = clauses.flatMap(({ text, counted }, at) =>
    counted.map((number): Mention => ({ ...number, clause: text, at })),
  );
  return items.flatMap((item) => {
    const sure = mentions.filter((mention) => tells(item, mention, clauses));
    const rivals = mentions.filter((mention) => !sure.includes(mention) && isRival(item, mention));
    return rivals.length > 0 ? [] : sure.map(({ number }) => proseFigure(item.id, number));
  });
}

function tells(
  item: Item,
  { number, before, after, clause, at }: Mention,
  clauses: readonly Clause[],
): boolean {
  return (
    item.units.includes(number.unit) &&
    item.patterns.some(([left, right]) => left.test(before) && right.test(after)) &&
    !item.unless.test(clause) &&
    (Number.isInteger(number.value) || item.id === "processing_fee") &&
    !hasOtherSubject(clauses.slice(0, at + 1)) &&
    isAboutYear(clauses.slice(0, at + 1), item.kind)
  );
}

const isRival = ({ rival, units }: Item, { number, before, after, clause }: Mention) =>
  rival !== undefined &&
  units.includes(number.unit) &&
  (rival.test(before) || rival.test(after)) &&
  !clause.includes("其中");

/** What stands close before and behind the number of an item, and words that make it the figure of something else. */
type Item = {
  id: string;
  kind: "flow" | "stock";
  units: readonly string[];
  patterns: readonly (readonly [before: RegExp, after: RegExp])[];
  /** Not in the clause. */
  unless: RegExp;
  /** Numbers of the same kind: where a sentence holds one more than is understood, neither is sure. */
  rival?: RegExp;
};

const sum = "(?:共计|总计|合计|累计|一共|共|达到|达|为|有|了)*";
const changed = "新增|增加|增补|减|调整|更新|修订|修改|取消|删|精简|压|其中|另|完成|完善";
const open = "(?:政府信息公开|政务公开|信息公开)";
const led = "(?:本机关|工作|业务|专题|专项|集中|年度|系统|知识|条例|相关|有关|全[镇区县市街乡局])*";
const held = "(?:组织召开|组织开展|组织参加|组织举办|组织|开展|举办|举行|召开|参加|进行|安排)了?";
const byWhom =
  "(?:[省市区县镇乡]?(?:里|级|政府|上级|政务服务局|政务服务中心|政务公开办公室|政务公开办|政府办公室|政府办|部门|街道)?(?:组织|举办|召开|开展)的)?";
/** A place or a unit that is not the agency itself, which stands as 本机关; 镇里 is not named. */
const elsewhere = "[省市区县镇乡局](?!里)|街道";
/** Whose trainings and meetings are not the agency's own. */
const others = "村|居委|社区|居民|群众|企业|学校|各科|各部|所属|下属|面向|指导|督促|协助|帮助";
const occasions = ["次", "场", "期", "场次", "批次"];

const items: readonly Item[] = [
  {
    id: "list_items",
    kind: "stock",
    units: ["项", "条"],
    patterns: [
      [
        new RegExp(
          `主动公开(?:事项|信息)?全?(?:清单|目录)(?:中|里|内)?(?:现|已|列有|列出|列|含|包含|包括|涵盖|涉及|收录|载明|梳理|确定)*(?:公开)?(?:事项|内容)?${sum}$`,
        ),
        /^(?:主动)?(?:公开)?(?:事项|内容)?$/,
      ],
      [
        /(?:发布|公布|编制|制定|公开|形成|梳理)[^，]*$/,
        /^的?(?:政府信息|政务公开|信息)?主动公开(?:事项|信息)?全?(?:清单|目录)$/,
      ],
    ],
    unless: new RegExp(`${changed}|落实|执行|[一二三上]级|科室|部门|村|领域|对照|第|${elsewhere}`),
  },
  {
    id: "service_items",
    kind: "stock",
    units: ["项", "个"],
    patterns: [
      [/(?:发布|公布|公开|公示|查到|查询到|列出|列有)(?:了|出)?(?:共|共计)?$/, /^(?:政务)?服务事项$/],
      [new RegExp(`(?:发布|公布|公开|公示|列出)了?政务服务事项${sum}$`), /^$/],
      [/^(?:本年|本机关)*政务服务事项(?:共|共计|总计|合计)(?:有)?$/, /^$/],
    ],
    unless: new RegExp(
      `${changed}|实现|下放|承接|认领|进驻|网办|全程|高频|网上办理|一网通办|容缺|告知承诺|跨|就近|延伸|村|社区|不见面|即办|一次|${elsewhere}`,
    ),
  },
  {
    id: "training_sessions",
    kind: "flow",
    units: occasions,
    patterns: [
      [new RegExp(`${held}${byWhom}${led}${open}?${led}培训(?:会议|会|班|活动|讲座)?${sum}$`), /^$/],
      [
        new RegExp(`${held}${byWhom}${sum}$`),
        new RegExp(`^${led}${open}?${led}培训(?:会议|会|班|活动|讲座)?$`),
      ],
    ],
    unless: new RegExp(`其中|另|以上|${others}`),
    rival: /培训/,
  },
  {
    id: "meetings",
    kind: "flow",
    units: occasions,
    patterns: [
      [
        new RegExp(`召开了?${led}${open}${led}(?:部署|推进|调度|协调|联席|领导小组)*(?:会议|会)${sum}$`),
        /^$/,
      ],
      [
        new RegExp(`召开了?${sum}$`),
        new RegExp(`^${led}${open}${led}(?:部署|推进|调度|协调|联席|领导小组)*(?:会议|会)$`),
      ],
    ],
    unless: new RegExp(`其中|培训|另|以上|${others}`),
    rival: /会/,
  },
  {
    id: "processing_fee",
    kind: "flow",
    units: ["元"],
    patterns: [
      [
        /^(?:本年度?|全年|本机关|办理|政府信息公开|信息公开|依申请公开|申请|因|实际|共|共计|收取|收到|收缴|的)*(?:政府信息公开|政府)?信息(?:公开)?处理费用?(?:总额|总金额|金额|收入|收费)?(?:共收取|实际收取|收取)?(?:共计|总计|合计|累计|共|为|是|了)*$/,
        /^$/,
      ],
      [
        /^(?:本年度?|全年|本机关|办理|政府信息公开|依申请公开|申请|因|实际|共|共计)*(?:收取|收缴)了?$/,
        /^的?(?:政府信息公开|政府)?信息(?:公开)?处理费用?$/,
      ],
    ],
    unless: /应收|应缴|通知|涉及|减|免|退/,
    rival: /减|免|退/,
  },
];
