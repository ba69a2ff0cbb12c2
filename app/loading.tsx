/** The place of a page that takes longer than a moment, in about its shape. */
export default function Loading() {
  return (
    <div className="skeleton" role="status">
      <p className="unseen">正在读取数据</p>
      <span className="bone bone-title" />
      <span className="bone bone-line" />
      <span className="bone bone-chart" />
      <span className="bone bone-line" />
      <p className="slow">正在读取数据，范围较大时需要几秒。</p>
    </div>
  );
}
