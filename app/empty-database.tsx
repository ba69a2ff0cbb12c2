/** Why there is nothing to see, and the next step. */
export function EmptyDatabase() {
  return (
    <section>
      <h1>还没有报告</h1>
      <p>数据库中没有报告。导入自己的报告：</p>
      <pre>npm run -s nianbao -- import 文件或文件夹</pre>
      <p>或者先看演示数据：</p>
      <pre>npm run -s nianbao -- demo</pre>
    </section>
  );
}
