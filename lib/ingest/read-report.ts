import { checkReport, statusOf } from "./check/check-report";
import { extract } from "./extract/extract";
import { identify } from "./identify/identify";
import { readDocument } from "./read/read-document";
import { ReadError } from "./read/read-error";
import type { ReadOutcome } from "./reading";

/**
 * The whole way of one file up to its figures: read, extract, identify, check. Deterministic; looks up no agency.
 * @param fileName a weak witness for agency and year, never for the type
 * @returns a refusal with one Chinese sentence that goes on behind the file's name, instead of throwing
 */
export async function readReport(bytes: Uint8Array, fileName: string): Promise<ReadOutcome> {
  try {
    const document = await readDocument(bytes);
    const { form, requestsForm, cells, problems, sections, tokens } = extract(document);
    const identity = identify(document, tokens, sections, fileName);
    const all = [
      ...identity.problems,
      ...checkReport(cells, requestsForm, sections, identity.year),
      ...problems,
    ];
    return {
      status: statusOf(all),
      agency: identity.agency,
      year: identity.year,
      form,
      scope: "own",
      publishedOn: identity.publishedOn,
      title: identity.title,
      cells,
      problems: all,
      sections,
      document,
    };
  } catch (error) {
    if (error instanceof ReadError) return { status: "refused", reason: error.message };
    throw error;
  }
}
