/** Wherever demonstration data shows, it says so. */
export function DemoMark() {
  return <span className="demo-mark">演示数据</span>;
}
