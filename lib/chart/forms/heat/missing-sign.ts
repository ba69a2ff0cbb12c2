import { type Missing, missingText } from "../../number-text";

/** A reason in one character, where there is no room for its words; explained beside the drawing. */
const signs: Record<Missing, string> = {
  blank: "空",
  slash: "／",
  dash: "杠",
  text: "文",
  unreadable: "？",
  not_in_form: "无",
  not_stated: "略",
  not_collected: "收",
  not_filed: "未",
  not_due: "期",
  not_there: "机",
  no_base: "少",
  no_requests: "申",
  under_review: "核",
  no_reports: "缺",
};

export function missingSign(reason: Missing): string {
  return signs[reason];
}

/** `未：未报送`. */
export function missingSignExplained(reason: Missing): string {
  return `${signs[reason]}：${missingText(reason)}`;
}
