import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokensOf } from "../extract/token";
import { readProse } from "./read-prose";

const agency = "澄湾市临溪区喆溪镇人民政府";

/** What a report on 2021 states in its general section: `item figure`, with 约 where it is only about so many. */
function stated(text: string, number: number | null = 1, heading = "一、总体情况"): string[] {
  const blocks = text.split("\n").map((line) => ({ kind: "paragraph" as const, text: line, line: null }));
  const tokens = tokensOf({ format: "text", metadata: [], blocks });
  const found = readProse([{ heading, number, text }], tokens, agency, 2021);
  return [...found].map(
    ([id, { value, approximate }]) => `${id.replace("prose.", "")} ${approximate ? "约" : ""}${value}`,
  );
}

describe("the number of items disclosed", () => {
  it.each([
    ["2021年，喆溪镇主动公开政府信息320条。", ["disclosed.total 320"]],
    ["全年主动公开信息1,234条。", ["disclosed.total 1234"]],
    ["全年主动公开信息１２３４条。", ["disclosed.total 1234"]],
    ["全年主动公开政府信息 320 条。", ["disclosed.total 320"]],
    ["本年度共主动公开各类政府信息400余条。", ["disclosed.total 约400"]],
    ["2021年主动公开政府信息约1.2万条。", ["disclosed.total 约12000"]],
    ["2021年主动公开政府信息1.2万余条。", ["disclosed.total 约12000"]],
    ["二〇二一年主动公开信息三百二十条。", ["disclosed.total 320"]],
    ["2021年1月1日至12月31日，我镇主动公开政府信息320条。", ["disclosed.total 320"]],
    ["全年累计公开政府信息320条。", ["disclosed.total 320"]],
    ["2021年，临溪区喆溪镇主动公开320条政府信息，包括财政预决算等。", ["disclosed.total 320"]],
    ["喆溪镇通过区政府网站、公告栏、微信公众号等多种渠道，主动公开信息近400条。", ["disclosed.total 约400"]],
    ["喆溪镇在区政府网站、公告栏和微博上共发布信息400多条。", ["disclosed.total 约400"]],
    [
      "2021年，通过网站公开信息200条，通过微信公众号公开120条，内容以防汛为主。",
      ["disclosed.website 200", "disclosed.wechat 120"],
    ],
    [
      "全年主动公开政府信息320条，其中网站200条、微信90条、微博30条，涉及防汛等方面。",
      ["disclosed.total 320", "disclosed.website 200", "disclosed.wechat 90", "disclosed.weibo 30"],
    ],
    ["全年主动公开政府信息320条，比上年增加120条，其中网站200条。", ["disclosed.total 320"]],
    ["在区政府门户网站发布信息86条，政务微博发布信息35条。", ["disclosed.website 86", "disclosed.weibo 35"]],
    ["通过“喆溪发布”微信公众号发布信息230篇。", ["disclosed.wechat 230"]],
    ["全年主动公开信息320条，较上年增长20%。", ["disclosed.total 320"]],
    ["镇政府全年主动公开信息320条。", ["disclosed.total 320"]],
    ["全镇共主动公开信息320条。", ["disclosed.total 320"]],
    ["临溪区人民政府网站公开信息86条。", ["disclosed.website 86"]],
    ["2021年，通过区政府网站主动公开政府信息2020条。", ["disclosed.website 2020"]],
    [
      "全年通过各类渠道公开政府信息512条，其中，政府网站212条，微信公众号300条。",
      ["disclosed.total 512", "disclosed.website 212", "disclosed.wechat 300"],
    ],
    ["微信公众号发布信息200条，公开政府信息150条。", ["disclosed.wechat 200"]],
    [
      "我镇通过政府门户网站主动公开信息256条，其中概况类信息20条，政务动态信息100条。",
      ["disclosed.website 256"],
    ],
    ["本年主动公开信息0条。", ["disclosed.total 0"]],
  ])("%s", (text, expected) => expect(stated(text)).toEqual(expected));
});

describe("nothing is taken of other years, of plans, or of parts:", () => {
  it.each([
    "截至2021年底，累计主动公开信息5000条。",
    "自网站开通以来累计公开政府信息5000条。",
    "累计公开政府信息5000条。",
    "2020年主动公开政府信息300条。",
    "2019—2021年主动公开政府信息900条。",
    "二〇二〇年主动公开信息三百条。",
    "去年主动公开政府信息300条。",
    "2020年，网站公开信息300条；微信公开信息100条。",
    "2020年的工作如下。主动公开信息300条。",
    "主动公开信息较上年增加120条。",
    "与上年同期相比，主动公开信息120条。",
    "2022年将主动公开政府信息500条。",
    "力争全年主动公开政府信息不少于500条。",
    "完成全年主动公开信息500条的任务。",
    "目标是主动公开政府信息500条。",
    "上半年主动公开政府信息150条。",
    "1至10月主动公开政府信息250条。",
    "每月主动公开政府信息20条。",
    "平均每季度主动公开信息80条。",
    "全年主动公开财政信息20条。",
    "聚焦疫情防控，主动公开信息200条。",
    "公开重点领域信息50条。",
    "主动公开政府信息占比90%。",
    "各村主动公开信息200条。",
    "临溪区教育局主动公开政府信息200条。",
    "下属单位主动公开信息200条。",
    "全区共主动公开政府信息32000条。",
    "我区主动公开政府信息32000条。",
    "区政府主动公开政府信息32000条。",
    "临溪区人民政府主动公开政府信息32000条。",
    "临溪区人民政府在网站公开信息32000条。",
    "望岚镇主动公开政府信息200条。",
    "望岚镇扎实推进公开工作，全年主动公开信息200条。",
    "其中主动公开信息200条。",
    "县教育局公开信息300条，其中网站200条。",
    "通过微信、微博等新媒体主动公开信息200条。",
    "通过微信和微博公开信息200条。",
    "通过公告栏公开信息30条。",
    "依申请公开信息36条。",
    "拟公开信息36条。",
    "主动公开信息更正36条。",
    "按照《2020年要点》，每周公开信息5条。",
    "网站、微信共公开信息300条。",
    "通过政府网站和微信公众号主动公开信息600条。",
    "在政府网站政府信息公开专栏主动公开信息320条。",
    "在政务微博、微信公众号分别发布信息120条、300条。",
    "主动公开信息320条次。",
    "全年公开信息不足100条。",
    "网站累计公开信息3000条，2021年新增300条。",
    "发布信息300条。",
    "主动公开信息数百条。",
    "主动公开信息300至400条。",
    "主动公开信息300条以上。",
    "主动公开信息200—300条。",
    "主动公开信息1，234条。",
    "主动公开文件12份。",
    "在区政府网站公开财政信息20条。",
    "加强网站建设。全年公开信息200条。",
    "按照《条例》第二十条主动公开信息。",
    "全年主动公开信息2.5条。",
  ])("%s", (text) => expect(stated(text)).toEqual([]));

  it("in the part about shortcomings and plans", () => {
    expect(stated("全年主动公开信息300条。", 5, "五、存在的主要问题及改进情况")).toEqual([]);
    expect(stated("（六）下一步打算\n举办政务公开培训4次。")).toEqual([]);
  });

  it("of a heading's channel or field", () => {
    expect(stated("（三）政府网站\n全年公开信息200条。")).toEqual([]);
    expect(stated("（三）重点领域\n全年主动公开信息200条。")).toEqual([]);
  });

  it("of a sentence that a line break cuts", () => {
    expect(stated("我镇认真落实各项规定，积极做好公开工作，全年主动公开信息1\n200条，内容丰富。")).toEqual(
      [],
    );
    expect(stated("我镇在2020年里做了许多事情，其中包括以下各项，\n全年主动公开信息200条。")).toEqual([]);
  });
});

describe("what is stated twice", () => {
  it("counts once where it is the same", () => {
    expect(stated("全年主动公开信息320条。\n2021年，我镇主动公开政府信息320条。")).toEqual([
      "disclosed.total 320",
    ]);
  });

  it("is not stated where it differs", () => {
    expect(stated("全年主动公开信息320条。\n2021年，我镇主动公开政府信息312条。")).toEqual([]);
    expect(stated("全年主动公开信息320条。主动公开信息320余条。全年主动公开信息320条。")).toEqual([]);
    expect(stated("组织政务公开培训2次，参加上级培训3次。")).toEqual([]);
  });
});

describe("lists, services, trainings, meetings, fees", () => {
  it.each([
    ["编制发布了喆溪镇345项主动公开全清单。", ["list_items 345"]],
    ["镇里的主动公开清单列有345项。", ["list_items 345"]],
    ["截至2021年底，主动公开清单共345项。", ["list_items 345"]],
    ["梳理主动公开清单，公开事项345项。", []],
    ["主动公开清单新增12项。", []],
    ["调整主动公开清单12项。", []],
    ["落实主动公开清单20项。", []],
    ["完善主动公开清单345项。", []],
    ["主动公开清单含一级事项12项、二级事项60项。", []],
    ["发布493项政务服务事项，包括办理时间等。", ["service_items 493"]],
    ["平台上能查到493项服务事项。", ["service_items 493"]],
    ["公布政务服务事项共493项。", ["service_items 493"]],
    ["新增政务服务事项12项。", []],
    ["实现200项政务服务事项全程网办。", []],
    ["办理政务服务事项2000件。", []],
    ["下放政务服务事项20项。", []],
    ["发布高频政务服务事项20项。", []],
    ["全年组织政务公开培训3次。", ["training_sessions 3"]],
    ["全年举办政府信息公开专题培训班2期。", ["training_sessions 2"]],
    ["积极参加区政务服务局组织的培训三次。", ["training_sessions 3"]],
    ["开展了2场信息公开业务培训。", ["training_sessions 2"]],
    ["组织培训十余次。", ["training_sessions 约10"]],
    ["组织政务公开培训2次，培训人员120人次。", ["training_sessions 2"]],
    ["组织培训120人次。", []],
    ["将组织政务公开培训4场。", []],
    ["要求各科室组织培训不少于2次。", []],
    ["组织消防培训3次。", []],
    ["组织第三次培训。", []],
    ["组织培训三五次。", []],
    ["每季度组织培训1次。", []],
    ["各村组织培训5次。", []],
    ["指导村居开展培训5次。", []],
    ["为企业开展培训5次。", []],
    ["市级主动公开清单共345项。", []],
    ["望岚镇主动公开清单共345项。", []],
    ["临溪区主动公开清单共345项。", []],
    ["喆溪镇主动公开清单共345项。", ["list_items 345"]],
    ["望岚镇公布493项政务服务事项。", []],
    ["望岚镇统一编制目录，公布493项政务服务事项。", []],
    ["临溪区教育局重视此事，组织政务公开培训3次。", []],
    ["临溪区教育局组织政务公开培训3次。", []],
    ["召开政务公开工作会议4次。", ["meetings 4"]],
    ["召开2次政府信息公开专题推进会。", ["meetings 2"]],
    ["召开政务公开培训会2次。", ["training_sessions 2"]],
    ["召开会议30次。", []],
    ["召开新闻发布会2次。", []],
    ["召开党委会3次研究公开工作。", []],
    ["拟召开政务公开工作会议2次。", []],
    ["本年度收取信息处理费120元。", ["processing_fee 120"]],
    ["本年度信息处理费为0元。", ["processing_fee 0"]],
    ["办理依申请公开没有收费，信息处理费为0元。", ["processing_fee 0"]],
    ["本年度收取信息处理费0.012万元。", ["processing_fee 120"]],
    ["应收信息处理费150元，实际收取信息处理费100元。", ["processing_fee 100"]],
    ["2020年收取信息处理费120元。", []],
    ["发出收费通知3件，涉及信息处理费150元。", []],
    ["本年度没有收取信息处理费。", []],
    ["每件收取信息处理费100元。", []],
    ["收取信息处理费200元，减免100元。", []],
    ["信息处理费收取情况：2021年收取信息处理费共计1,200元。", ["processing_fee 1200"]],
  ])("%s", (text, expected) => expect(stated(text)).toEqual(expected));
});

it("a figure keeps its whole sentence, its section and its place", () => {
  const text = "公开工作由一人分管。全年主动公开信息400余条，内容丰富。公开栏每月更新。";
  const tokens = tokensOf({
    format: "text",
    metadata: [],
    blocks: ["一、总体情况", text].map((line) => ({ kind: "paragraph", text: line, line: null })),
  });
  const found = readProse([{ heading: "一、总体情况", number: 1, text }], tokens, agency, 2021);
  expect(found.get("prose.disclosed.total")).toEqual({
    value: 400,
    approximate: true,
    raw: "全年主动公开信息400余条，内容丰富。",
    at: { table: 2, row: 1, column: 1 },
    section: 1,
  });
});

const pieces =
  "2021年|2020年|全年|本镇|喆溪镇|临溪区|其中|共|累计|通过|网站|微信公众号|微博|公告栏|等渠道|主动公开|公开|发布|政府信息|财政|组织|参加|政务公开|培训|召开|会议|清单|政务服务事项|收取|信息处理费|较上年|增加|将|，|、|。|；|\n|条|次|项|元|余|约";

it("whatever is put together, a figure is one that its sentence holds", () => {
  const piece = fc.constantFrom(...pieces.split("|"));
  const number = fc.integer({ min: 1, max: 99_999 }).map((value) => `${value}条`);
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, number), { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      const blocks = text.split("\n").map((line) => ({ kind: "paragraph" as const, text: line, line: null }));
      const tokens = tokensOf({ format: "text", metadata: [], blocks });
      for (const { value, raw } of readProse(
        [{ heading: "", number: 1, text }],
        tokens,
        agency,
        2021,
      ).values()) {
        expect(text).toContain(raw);
        expect(raw).toContain(String(value));
      }
    }),
    { numRuns: 500 },
  );
});
