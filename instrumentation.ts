import type { Instrumentation } from "next";

/** Begins the drawing thread with the server, so that the first reader does not wait for it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ prepareRequests }, { warmStaticChart }] = await Promise.all([
    import("@/app/server-requests"),
    import("@/lib/chart/static-chart"),
  ]);
  if (process.env.NODE_ENV === "production") prepareRequests();
  warmStaticChart().catch((error: unknown) => console.error("the drawing thread did not begin:", error));
}

/** A page of a damaged database says so. */
export const onRequestError: Instrumentation.onRequestError = async (error) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteFailure } = await import("@/app/server-requests");
  noteFailure(error);
};
