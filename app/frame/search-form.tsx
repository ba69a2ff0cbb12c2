import { agenciesLink } from "@/lib/view/addresses";
/** Finds agencies by name, old name, pinyin or initials; works without JavaScript. */
export function SearchForm() {
  return (
    <search className="search">
      <form action={agenciesLink()} method="get">
        <label htmlFor="search" className="unseen">
          搜索机构
        </label>
        <input id="search" name="q" type="search" placeholder="找机关" autoComplete="off" maxLength={60} />
        <button type="submit">搜索</button>
      </form>
    </search>
  );
}
