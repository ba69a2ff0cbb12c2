/** Agencies of the test database that more than one test speaks of. */
export const beigong = "110106100";
export const qingyan = "990101001";
export const chengkou = "990101101";
/** Filed nothing for 2025. */
export const shudaicao = "990102002";

export type SitePage = { name: string; path: string; heading: string; status?: number };

/** Every kind of page of the site, with the heading a reader knows it by. */
export const sitePages: readonly SitePage[] = [
  { name: "总览", path: "/", heading: "总览" },
  { name: "报送", path: "/filing", heading: "报送" },
  { name: "三个机关的报送", path: "/filing?kind=government&year=2025", heading: "报送" },
  { name: "各年报送", path: "/filing?kind=towns&years=1&state=late", heading: "报送" },
  { name: "未收录的报送", path: "/filing?region=110106", heading: "报送" },
  { name: "没有这种状态", path: "/filing?state=lost", heading: "报送", status: 400 },
  { name: "合计", path: "/totals?region=990102&year=2024", heading: "合计" },
  {
    name: "一格的各机关数",
    path: "/totals?region=990101&year=2025&cell=requests.received.total",
    heading: "合计",
  },
  { name: "不能合计的条件", path: "/totals?kind=lost", heading: "合计", status: 400 },
  { name: "折线", path: "/compare", heading: "趋势与对比" },
  {
    name: "几个机关的两个指标",
    path: `/compare?units=${qingyan},${chengkou}&what=requests.received.total,rate.disclosed`,
    heading: "趋势与对比",
  },
  { name: "条形", path: "/compare?how=bar", heading: "趋势与对比" },
  { name: "排名", path: "/compare?how=rank&what=rate.disclosed&sort=high", heading: "趋势与对比" },
  { name: "几年合并的排名", path: "/compare?how=rank&what=rate.disclosed&pool=3", heading: "趋势与对比" },
  { name: "收件量相近的机关", path: `/compare?like=${qingyan}:received&how=bar`, heading: "趋势与对比" },
  {
    name: "自选分组",
    path: `/compare?units=${qingyan},${chengkou}&name=城区街镇&how=bar`,
    heading: "趋势与对比",
  },
  { name: "先选择机关的相近", path: "/compare?like=received", heading: "趋势与对比" },
  { name: "没有这样的相近", path: "/compare?like=nosuch", heading: "趋势与对比", status: 400 },
  { name: "漏斗图", path: "/compare?how=funnel&what=rate.disclosed&sort=high", heading: "趋势与对比" },
  { name: "件数的漏斗图", path: "/compare?how=funnel", heading: "趋势与对比" },
  { name: "堆积", path: "/compare?what=sum.granted,sum.refused&how=stacked", heading: "趋势与对比" },
  { name: "占比", path: "/compare?what=sum.granted,sum.refused&how=share", heading: "趋势与对比" },
  { name: "并列柱形", path: `/compare?units=${qingyan},${chengkou}&how=grouped`, heading: "趋势与对比" },
  { name: "首尾两年连线", path: "/compare?how=slope", heading: "趋势与对比" },
  { name: "色块表", path: "/compare?how=heat", heading: "趋势与对比" },
  {
    name: "几项指标的色块表",
    path: "/compare?region=990101&what=requests.received.total,rate.disclosed,sum.refused&how=heat&sort=high&by=rate.disclosed",
    heading: "趋势与对比",
  },
  {
    name: "散点",
    path: "/compare?what=requests.received.total,requests.closed.total&how=scatter",
    heading: "趋势与对比",
  },
  { name: "缺一项指标的散点", path: "/compare?how=scatter", heading: "趋势与对比" },
  { name: "分机关小图", path: "/compare?region=990101&how=multiples", heading: "趋势与对比" },
  { name: "表格", path: `/compare?how=table&units=${qingyan}`, heading: "趋势与对比" },
  { name: "核查", path: "/checks?year=all", heading: "核查" },
  { name: "没有核查发现", path: "/checks?year=2019&check=identity", heading: "核查" },
  { name: "不能用的核查条件", path: "/checks?verdict=perhaps", heading: "核查", status: 400 },
  { name: "内容雷同", path: "/likeness", heading: "内容雷同" },
  { name: "没有雷同的地区", path: "/likeness?region=110106", heading: "内容雷同" },
  { name: "不能用的雷同条件", path: "/likeness?region=nowhere", heading: "内容雷同", status: 400 },
  {
    name: "两份报告对照",
    path: "/likeness/990102204/2025/990102206/2025",
    heading: "冷杉乡2025年报告与雾灵垭乡2025年报告",
  },
  { name: "机构", path: "/agencies", heading: "机构" },
  { name: "找机构", path: "/agencies?q=北宫", heading: "机构" },
  { name: "没有找到", path: "/agencies?q=zzzz", heading: "机构" },
  { name: "一个机关", path: `/agencies/${chengkou}`, heading: "澄口镇 演示数据" },
  { name: "真实机关", path: `/agencies/${beigong}`, heading: "北宫镇" },
  { name: "两年对照", path: `/agencies/${chengkou}/2020-2021`, heading: "澄口镇2020年与2021年对照" },
  { name: "没有这两年", path: `/agencies/${chengkou}/2024-2031`, heading: "澄口镇两年对照", status: 400 },
  {
    name: "机关并列",
    path: `/beside?units=${chengkou},${qingyan},${shudaicao}&year=2025`,
    heading: "2025年各张表并列",
  },
  { name: "只有一个机关的并列", path: `/beside?units=${chengkou}`, heading: "机关并列", status: 400 },
  { name: "报告", path: "/reports", heading: "报告" },
  { name: "最近导入", path: "/imports", heading: "最近导入" },
  { name: "没有这一页导入", path: "/imports?page=9", heading: "最近导入", status: 400 },
  { name: "没有报告", path: "/reports?year=2019&kind=towns&region=110106", heading: "报告" },
  {
    name: "一份报告",
    path: `/reports/${beigong}/2021`,
    heading: "北京市丰台区北宫镇人民政府2021年政府信息公开工作年度报告",
  },
  { name: "有问题的报告", path: `/reports/${chengkou}/2025`, heading: "澄湾市临溪区澄口镇人民政府2025年" },
  {
    name: "原文",
    path: `/reports/${beigong}/2021/source?cell=requests.received.total`,
    heading: "原文",
  },
  {
    name: "一份报告的两版",
    path: `/reports/${beigong}/2021/versions`,
    heading: "丰台区北宫镇2021年报告两版对照",
  },
  { name: "口径", path: "/codebook", heading: "口径" },
  { name: "空的简报", path: "/briefing", heading: "简报" },
  {
    name: "简报",
    path: `/briefing?${new URLSearchParams([
      ["title", "澄湾市临溪区关于2019年至2025年政府信息公开依申请公开办理情况的分析简报"],
      ["item", `region=990101&units=${qingyan},${chengkou}&t=两个街镇&n=一段备注。`],
      ["item", "region=990101&how=bar"],
      ["item", "region=990101&how=table"],
    ])}`,
    heading: "简报",
  },
  { name: "没有这一页", path: "/no-such-page", heading: "没有这一页", status: 404 },
  { name: "没有这个机关", path: "/agencies/nobody", heading: "没有这一页", status: 404 },
  { name: "没有这个地区", path: "/compare?region=nowhere", heading: "趋势与对比", status: 400 },
  { name: "嵌入与转用", path: `/share?units=${qingyan}&how=line`, heading: "嵌入与转用" },
  { name: "嵌入的图", path: `/embed/compare?units=${qingyan}`, heading: "新收申请" },
];
