/** A wide table scrolls inside itself, and by keyboard too. */
export function ScrollRegion({
  labelledBy,
  limited = false,
  fitted = false,
  children,
}: {
  labelledBy: string;
  /** Keeps a long table to a screen's height, its head in sight. */
  limited?: boolean;
  /** As wide as its table, no wider. */
  fitted?: boolean;
  children: React.ReactNode;
}) {
  return (
    <section
      className={["table-scroll", limited ? "" : "whole", fitted ? "fitted" : ""].join(" ").trim()}
      aria-labelledby={labelledBy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {children}
    </section>
  );
}
