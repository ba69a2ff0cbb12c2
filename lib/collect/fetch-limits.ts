const megabyte = 1024 * 1024;

/** What one request, and all of a run, may take; times in milliseconds. */
export const fetchLimits = {
  connect: 10_000,
  headers: 20_000,
  body: 60_000,
  /** Of one file, packed and unpacked: no report of more is read. */
  bytes: 32 * megabyte,
  /** Of all that a run fetches. */
  runBytes: 1024 * megabyte,
  redirects: 5,
  /** The longest pause between requests that a site may ask for. */
  longestPause: 30_000,
};

export type FetchLimits = typeof fetchLimits;
