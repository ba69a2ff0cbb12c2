import { customType } from "drizzle-orm/sqlite-core";
import { type Form, forms } from "../lib/catalogue/cell";

/** The form as its place in `forms`: it stands in every row of the hot table. */
export const formColumn = customType<{ data: Form; driverData: number }>({
  dataType: () => "integer",
  toDriver: formNumber,
  fromDriver(value) {
    const form = forms[value];
    if (!form) throw new Error(`no form has the number ${value}`);
    return form;
  },
});

export function formNumber(form: Form): number {
  return forms.indexOf(form);
}
