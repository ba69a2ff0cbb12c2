/** A moment as it stands in the names of files: `2026-11-30T030000`. */
export function momentName(moment: Date): string {
  const digits = (value: number) => String(value).padStart(2, "0");
  const day = [moment.getFullYear(), digits(moment.getMonth() + 1), digits(moment.getDate())].join("-");
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(digits).join("");
  return `${day}T${time}`;
}
