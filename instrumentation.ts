/** Begins the drawing thread with the server, so that the first reader does not wait for it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { warmStaticChart } = await import("@/lib/chart/static-chart");
  warmStaticChart().catch((error: unknown) => console.error("the drawing thread did not begin:", error));
}
