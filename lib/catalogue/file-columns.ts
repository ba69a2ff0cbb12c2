/** A column of the files of figures: its head for programs and for people, and what stands in it. */
export type FileColumn = { id: string; zh: string; explain: string };

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

export type FileColumnId = (typeof fileColumns)[number]["id"];
