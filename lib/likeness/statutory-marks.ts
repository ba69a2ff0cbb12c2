import { cells } from "../catalogue/cells";
import { foldText } from "./folded-text";
import { eachMark } from "./marks";

/** The marks of what every report says because the law and its form say so. */
export const statutoryMarks: ReadonlySet<number> = marksOfAll([
  ...new Set(cells.map(({ zh }) => zh)),
  // Articles 1, 5, 6, 49 and 50 of the regulation, and the headings of the form.
  "保障公民、法人和其他组织依法获取政府信息，提高政府工作的透明度，建设法治政府，充分发挥政府信息对人民群众生产、生活和经济社会活动的服务作用",
  "行政机关公开政府信息，应当坚持以公开为常态、不公开为例外，遵循公正、公平、合法、便民的原则",
  "行政机关应当及时、准确地公开政府信息",
  "县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度报告并向社会公布",
  "县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前向社会公布本级政府上一年度政府信息公开工作年度报告",
  "行政机关主动公开政府信息的情况",
  "行政机关收到和处理政府信息公开申请的情况",
  "因政府信息公开工作被申请行政复议、提起行政诉讼的情况",
  "政府信息公开工作存在的主要问题及改进情况",
  "各级人民政府的政府信息公开工作年度报告还应当包括工作考核、社会评议和责任追究结果情况",
  "其他需要报告的事项",
  "收到和处理政府信息公开申请情况",
  "政府信息公开行政复议、行政诉讼情况",
  "存在的主要问题及改进情况",
  // The opening that the regulation suggests, and what section six has to say of fees.
  "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和国务院办公厅政府信息公开工作年度报告格式的要求，现公布本机关政府信息公开工作年度报告",
  "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成",
  "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止",
  "依据《政府信息公开信息处理费管理办法》收取信息处理费的情况，发出收费通知的件数和总金额以及实际收取的总金额",
  "本年度未收取信息处理费，没有其他需要报告的事项",
  "以习近平新时代中国特色社会主义思想为指导",
]);

function marksOfAll(phrases: readonly string[]): Set<number> {
  const marks = new Set<number>();
  for (const phrase of phrases) eachMark(foldText(phrase, []).letters, (mark) => marks.add(mark));
  return marks;
}
