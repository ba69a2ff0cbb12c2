/** A wide table scrolls inside itself, and by keyboard too. */
export function ScrollRegion({
  labelledBy,
  limited = false,
  children,
}: {
  labelledBy: string;
  /** Keeps a long table to a screen's height, its head in sight. */
  limited?: boolean;
  children: React.ReactNode;
}) {
  return (
    <section
      className={limited ? "table-scroll" : "table-scroll whole"}
      aria-labelledby={labelledBy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {children}
    </section>
  );
}
