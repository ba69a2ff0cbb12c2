import { likeChoiceText } from "@/db/views/like-words";
import { likeWays, parseLike, printLike } from "@/lib/view/like-choice";
import { longestName, type View } from "@/lib/view/view";

type Props = { view: View; covariates: readonly { name: string }[] };

/** With whom the chosen agency is compared: the members of the range, or those that are like it. */
export function LikeSelect({ view: { like, units }, covariates }: Props) {
  const { of, by } = parseLike(like ?? "");
  // Of one chosen agency, whichever that will be; of several the one that it is about now.
  const optionOf = (way: string) => printLike({ of: units.length > 1 ? of : "", by: way });
  const ways = [...Object.keys(likeWays), ...covariates.map(({ name }) => name)];
  return (
    <label title="先选一个机关，再选与它比较的机关">
      比较对象
      <select name="like" defaultValue={like === undefined ? "" : optionOf(by)}>
        <option value="">范围内的机关</option>
        {ways.map((way) => (
          <option key={way} value={optionOf(way)}>
            {likeChoiceText(way)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What several chosen agencies are called as a group of their own. */
export function GroupName({ view: { units, name, like } }: Pick<Props, "view">) {
  if (like !== undefined || units.length < 2) return null;
  return (
    <label title="写了名称，所选机关就自成一组，中位数和名次只在组内计算；名称和机关都在网址里">
      分组名称
      <input name="name" defaultValue={name} maxLength={longestName} size={10} />
    </label>
  );
}
