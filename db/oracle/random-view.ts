import { usualScope } from "@/lib/oracle/group";
import { reportsInForce } from "@/lib/oracle/in-force";
import { likesOf } from "@/lib/oracle/like";
import { askedIndicators, drawing, yearsOf } from "@/lib/oracle/random-world";
import type { World } from "@/lib/oracle/world";
import { chartForms, type View, viewSchema } from "@/lib/view/view";

const layers = [
  "requests.closed.total",
  "requests.granted.total",
  "requests.partial.total",
  "sum.refused",
  "sum.otherwise",
  "requests.otherwise.unpaid.total",
  "requests.carried_out.total",
  "disputes.review.total",
  "sum.suits",
] as const;

/** A view of anything that a world has: every chart form, group, scope, base and quality, and chosen agencies. */
export function randomView(world: World, seed: number): View {
  const draw = drawing(seed);
  const years = yearsOf(world);
  const last = years.length - 1;
  const regions = world.units.filter(({ kind }) => kind === "government").map(({ key }) => key);
  const isWide = draw.chance(35);
  const region = isWide ? draw.one(["", "99", "9901"]) : (regions[draw.int(0, regions.length - 1)] ?? "");
  const unit = () => world.units[draw.int(0, world.units.length - 1)]?.key ?? "";
  // The totals of large groups, in which changes are stated, are asked for in a third of the views.
  const isPlain = draw.chance(35);
  const units = isPlain || draw.chance(50) ? [] : Array.from({ length: draw.int(1, 4) }, unit);
  const how = isPlain ? draw.one(["line", "table", "grouped"]) : draw.one(chartForms);
  const isStack = how === "stacked" || how === "share";
  const what = Array.from({ length: draw.one(isStack ? [2, 3, 4] : [1, 1, 2, 3]) }, () =>
    isStack && draw.chance(80) ? draw.one(layers) : draw.one(askedIndicators),
  );
  const ends = { from: years[draw.int(0, 1)], to: years[draw.int(Math.max(0, last - 1), last)] };
  const view = viewSchema.parse({
    what,
    region,
    kind: draw.one(["towns", "towns", "township", "subdistrict", "bureau", "government", "government"]),
    units,
    ...(draw.chance(70) ? ends : {}),
    how,
    against: draw.one(["median", "parent", "none"]),
    ...(draw.chance(75) ? {} : { scope: draw.one(["own", "territory"]) }),
    base: draw.chance(70) ? "all" : "matched",
    quality: draw.chance(75) ? "all" : "clean",
  });
  const own = world.units[draw.int(0, world.units.length - 1)];
  if (!own || own.kind === "unknown" || !draw.chance(20)) return view;
  // As the address is completed: with the unit brought out, its kind and its region.
  const by = draw.one(["parent", "received", "received", "disclosed"] as const);
  const place = { kind: own.kind, region: own.parent ?? "" };
  const { from = null, to = null } = view;
  const scope = view.scope ?? usualScope(own.kind);
  // Of whom nobody is like, the address is refused.
  if (likesOf(world, reportsInForce(world), { of: own.key, by, from, to }, scope).length === 0) return view;
  return { ...view, ...place, units: [own.key], like: `${own.key}:${by}` };
}
