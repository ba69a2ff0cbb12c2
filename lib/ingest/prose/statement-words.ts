/** Words that make a figure one of another year, of a part of this one, or of more than one. */
const ofOtherTimes =
  /(?<!\d)20\d\d(?=年)|去年|上一?年|前年|往年|同期|近[两二三五]?年|历年|以来|至今|季度|半年|[上中下]旬|月(?!\d*日)|每|平均|均为|为例/;
const sinceLongAgo = /累计|施行|实施/;
const ofThisYear = /本年|今年|全年|年内/;
const carried = /(?:上一?年度?|去年|20\d\d年度?)结转(?!至|到|下|入下)|结转(?:至|到|入)?20\d\d年度?/;

/** Whether the words of a clause say that it tells of other times; null where they say nothing of time. */
export function tellsOfOtherTimes(clause: string): boolean | null {
  const words = clause.replace(carried, "");
  if (ofOtherTimes.test(words)) return true;
  if (ofThisYear.test(words)) return false;
  return sinceLongAgo.test(words) ? true : null;
}

/** Words before a figure that make it a part of the whole, or somebody else's. */
const ofAPart =
  /网|信函|邮|当面|现场|窗口|传真|书面|口头|线上|线下|平台|系统|渠道|方式|途径|来信|电话|补正|转|移送|协助|代|直接|当年|提前|逾期|超期|按时|按期|延期|类|涉及|关于|内容|自然人|企业|个人|部门|(?<![我本])单位|所属|乡镇|街镇|中心|增|减|环比|同比|较|比|超|以上|例|如|[各其余]|全[省市县区州旗]/;
/** The reasons of the table's rows: a figure behind one is of that row, not of its group. */
const ofAReason =
  /因|属于|涉及|由于|秘密|隐私|第三方|内部事务|过程性|案卷|查询|掌握|没有现成|制作|补正|信访|举报|投诉|重复|出版物|大量|确认|逾期|明确/;
/** Of reviews and suits that the agency decides or publishes, or in which it appears. */
const ofAnotherRole =
  /审理|办理|受理|承办|收到|接收|代理|应诉|出庭|被告|负责人|作为|决定书|文书|公布|发布|公示|(?:主动|依法|对外)公开|维持|纠正|纠错|撤|败诉|胜诉|审结|申请人|增|减|同比|较|比|超|[各其]|全[省市县区州旗]/;

export const excluded = {
  requests: ofAPart,
  carried: ofAPart,
  outcome: new RegExp(`${ofAPart.source}|${ofAReason.source}`),
  dispute: ofAnotherRole,
} as const;

/** What may stand between the word and its figure, or behind the figure. */
export const filler =
  /^(?:各类|提出|办结|政府信息公开|依申请公开|信息公开|政务公开|政府信息|公开|依申请|信息|请求|决定|答复|申请|公民|法人|和|或者?|其他组织|案件|继续|办理|事项|情况|数量|总数|件数|总计|共计|合计|数|量|了|到|的|共|为|有|则|、)*$/;
export const longestFiller = 24;

/** Requests for information, and applications for other things (许可, 低保), which are also 申请. */
export function tellsOfRequests(clause: string): boolean | null {
  if (/公开申请|申请公开|依申请|信息申请/.test(clause)) return true;
  if (/咨询|热线|信访|投诉|主动公开|发布|工单|建议|提案|来信|留言|诉求/.test(clause)) return false;
  if (!clause.includes("申请")) return null;
  return /(?:^|收到?|受理|接收|新收|上述|本年|结转|办理|办结|答复|的|共|件|[，、])申请/.test(clause);
}

/** Documents are sorted into those that are disclosed, disclosed on request and not disclosed. */
export const tellsOfDocuments = (sentence: string) => /公文|属性|文件|主动公开(?!范围)/.test(sentence);
