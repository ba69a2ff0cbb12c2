import { isLikeWay, parseLike } from "@/lib/view/like-choice";
import { mostAgencies, type View } from "@/lib/view/view";
import type { ReadDb } from "../client";
import { agencyNames } from "../queries/agency-rows";
import { groupOf } from "../queries/group";
import { kindsByKey } from "../queries/like/among-facts";
import { covariateList } from "../queries/like/covariates";
import { likeUnits } from "../queries/like/like-units";
import { likeMeasure, noLikesText } from "./like-words";

/** `asks` where nothing is wrong but that it is not said which agency others are to be like: by what they are. */
type Fitted = {
  view: View;
  problem: { key: string; sentence: string } | null;
  asks?: string;
};

/**
 * A view whose group is not that of a region: with the kind of its agencies, and with the region of the agency that
 * others are like. Where there is no such group the problem says why, and the view is one without it.
 */
export async function fittedGroup(db: ReadDb, view: View): Promise<Fitted> {
  const { like, ...rest } = view;
  if (like === undefined) return view.name === "" ? { view, problem: null } : ownGroup(db, view);
  const refused = (key: string, sentence: string) => ({
    view: { ...rest, name: "" },
    problem: { key, sentence },
  });
  const { of, by } = parseLike(like);
  const words = likeMeasure(by);
  if (of === "") {
    if (!(await isKnownWay(db, by))) return refused("like", noLikesText("", by, { none: "way" }));
    const count = view.units.length;
    const sentence = count === 0 ? "要先选择一个机关" : `只能对一个机关而言，所选有${count}个`;
    return { ...refused("like", `按${words}比较，${sentence}`), asks: by };
  }
  if (view.name !== "") return refused("name", "自选分组与相近的机关不能同时作为比较对象，请去掉一个");
  if (view.units.length > mostAgencies) return refused("units", `机关最多${mostAgencies}个`);
  const { among } = groupOf(view);
  if (among?.kind !== "like") throw new Error(`no like group of "${like}"`);
  const found = await likeUnits(db, among);
  if ("none" in found) {
    const own = (await agencyNames(db, [of])).get(of) ?? of;
    return refused("like", noLikesText(own, by, found));
  }
  const [own] = await kindsByKey(db, [of]);
  const kind = own && own.kind !== "unknown" ? own.kind : view.kind;
  return { view: { ...view, kind, region: own?.parentKey ?? view.region }, problem: null };
}

const isKnownWay = async (db: ReadDb, by: string): Promise<boolean> =>
  isLikeWay(by) || (await covariateList(db)).some(({ name }) => name === by);

/** Governments speak for their territories, all others for themselves: together they are no group. */
async function ownGroup(db: ReadDb, view: View): Promise<Fitted> {
  if (view.units.length === 0) return { view: { ...view, name: "" }, problem: null };
  const kinds = new Set((await kindsByKey(db, view.units)).map(({ kind }) => kind));
  const [first] = kinds;
  if (kinds.has("government") && kinds.size > 1) {
    const sentence = `自选分组“${view.name}”里有政府，也有其他机关，统计口径不同，不能作为一组`;
    return { view: { ...view, name: "" }, problem: { key: "units", sentence } };
  }
  const kind = kinds.size === 1 && first !== undefined && first !== "unknown" ? first : "towns";
  return { view: { ...view, kind }, problem: null };
}
