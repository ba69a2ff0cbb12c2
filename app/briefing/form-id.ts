/** Fields and buttons anywhere on the page belong to the briefing's form by this id. */
export const formId = "briefing";
