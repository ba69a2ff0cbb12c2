/** What whoever brings a file says about it. It settles what the file leaves open, and is held against what it says. */
export type Declared = {
  /** Division code of the agency, or its whole name. */
  agency?: string;
  year?: number;
  /** ISO day. */
  publishedOn?: string;
  sourceUrl?: string;
};
