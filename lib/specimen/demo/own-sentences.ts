import type { Random } from "../seeded-random";

/*
 * Sentences of a report's own, put together of short pieces, so that hardly two reports share a dozen letters in a row.
 * None comes from a real report; none holds a figure.
 */

/** What was done in the year. */
export const ownDoings = (random: Random, shortName: string): string[] =>
  some(random, 4, () => {
    const [first, second] = random.sample(things, 2);
    const [did, then] = random.sample(verbs, 2);
    const doer = random.chance(0.2) ? shortName : random.pick(doers);
    return `${random.pick(times)}${doer}${random.pick(manners)}${did}${first}，${random.pick(joints)}${then}${second}，${random.pick(effects)}。`;
  });

/** What was found wanting. */
export const ownFaults = (random: Random): string[] =>
  some(random, 3, () => {
    const [doer, reason] = [random.pick(doers), random.pick(reasons)];
    return `${random.pick(things)}${random.pick(states)}，${doer}${reason}，${random.pick(times)}${random.pick(noticed)}。`;
  });

/** What is going to be done about it. */
export const ownPlans = (random: Random): string[] =>
  some(random, 4, () => {
    const [doer, thing] = [random.pick(doers), random.pick(things)];
    return `${random.pick(starts)}${doer}${random.pick(manners)}${random.pick(verbs)}${thing}，${random.pick(joints)}${random.pick(verbs)}${random.pick(things)}，${random.pick(goals)}。`;
  });

const some = (random: Random, count: number, tell: () => string): string[] =>
  Array.from({ length: random.int(count, count + 1) }, tell);

const times: readonly string[] = [
  ...["开春后", "入夏前", "汛期里", "梅雨时", "秋收后", "入冬前", "岁末", "年中", "月末例会上", "换届以后"],
  ...["暑假里", "集市日", "搬迁期间", "培训结束后", "走访途中", "开学前"],
];

const doers: readonly string[] = [
  ...["综合科", "政务科", "法制科", "信息员", "值班员", "窗口人员", "联络员", "档案室", "宣传科", "督查组"],
  ...["文书", "热线班", "网格员", "老干部", "审核岗", "志愿者", "包片干部", "后勤科"],
];

const manners: readonly string[] = [
  ...["逐条", "分头", "重新", "会同律师", "照着目录", "当面", "挨家", "按月", "趁午休", "轮流"],
  ...["依来信", "用白话", "带着图纸", "比照往年"],
];

const verbs: readonly string[] = [
  ...[
    "核对",
    "重排",
    "补齐",
    "归并",
    "抽查",
    "翻印",
    "张贴",
    "校读",
    "誊清",
    "讲解",
    "更换",
    "登记",
    "删改",
    "配图",
  ],
  ...["朗读", "装订", "编号", "转录"],
];

const things: readonly string[] = [
  ...[
    "办事指南",
    "服务电话",
    "会议纪要",
    "村务台账",
    "补贴名单",
    "工程简介",
    "招聘启事",
    "防汛预案",
    "用水须知",
  ],
  ...[
    "校车线路",
    "河长名录",
    "菜场告示",
    "公厕位置",
    "旧房图册",
    "停电通知",
    "施工告示",
    "诊所名册",
    "图书目录",
  ],
  ...[
    "广场节目单",
    "农技问答",
    "公交时刻",
    "养老清单",
    "垃圾投放图",
    "低保政策",
    "消防须知",
    "古树名录",
    "桥梁档案",
  ],
  ...["渔港告示", "苗圃清册", "电梯台账", "食堂公示", "绿道地图"],
];

const joints: readonly string[] = ["随后", "并且", "接着", "事后", "顺带", "又", "再", "同时", "回头", "才"];

const effects: readonly string[] = [
  ...["来电因此少了", "老人看得明白", "摊主不再跑腿", "家长当天知道", "新人容易上手", "查找快了许多"],
  ...["错字少见了", "村组都有底本", "租户也能查到", "旧账理清了", "外来工有了去处", "渔户不再多问"],
  ...["工地少了误会", "盲人可以听读", "病人免了排队", "邻里少了争执", "学生能做作业", "船家记得住"],
];

const states: readonly string[] = [
  ...["换得慢", "说法不一", "字号偏小", "没有写年份", "缺少图示", "排得零乱", "难以找到", "与墙上不同"],
  ...["没有送到村组", "漏了附件", "用词生硬", "少了落款", "打不开", "压在抽屉里", "没有人认领", "只有纸本"],
];

const reasons: readonly string[] = [
  ...[
    "人手紧",
    "不熟条例",
    "没有留底",
    "忙于别事",
    "各记各账",
    "少有往来",
    "只顾发文",
    "交接不清",
    "少看来信",
  ],
  ...["不会制图", "怕担责任", "等人催办", "记错了日子", "分工含糊", "没有样本", "设备老旧"],
];

const noticed: readonly string[] = [
  ...[
    "才发觉",
    "才补上",
    "仍未改完",
    "被人问起",
    "受到提醒",
    "改了半数",
    "还在返工",
    "才找到原件",
    "只好重做",
  ],
  ...["留下空白", "方才更正", "又错一回"],
];

const starts: readonly string[] = [
  ...["打算请", "准备让", "今后由", "商定由", "已托", "改由", "指派", "安排", "委托", "约请", "转交", "责成"],
];

const goals: readonly string[] = [
  ...["让来人少等", "使新旧一致", "便于查对", "免得再错", "好让村组照办", "做到有据可查", "方便夜班的人"],
  ...["让孩子也懂", "与墙上同步", "留出底本", "省去转问", "使老人听得清", "让租户收得到", "补上往年空缺"],
];
