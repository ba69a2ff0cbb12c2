/** Wherever demonstration data shows, it says so; `some` where other data is beside it. */
export function DemoMark({ some = false }: { some?: boolean }) {
  return <span className="demo-mark">{some ? "含演示数据" : "演示数据"}</span>;
}
