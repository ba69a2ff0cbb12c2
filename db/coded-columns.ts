import { type Form, forms } from "../lib/catalogue/cell";
import { type Scope, scopes } from "../lib/catalogue/form-facts";

/** The scope as its place in `scopes`: it stands in every row of the hot table, where 0 and 1 take no room. */
export const scopeCode = code<Scope>("scope", scopes);

/** The form as its place in `forms`: it stands in every row of the hot table. */
export const formCode = code<Form>("form", forms);

export const scopeNumber = scopeCode.toDriver;
export const formNumber = formCode.toDriver;

function code<Word extends string>(what: string, words: readonly Word[]) {
  return {
    toDriver: (word: Word): number => words.indexOf(word),
    fromDriver(value: number): Word {
      const word = words[value];
      if (word === undefined) throw new Error(`no ${what} has the number ${value}`);
      return word;
    },
  };
}
