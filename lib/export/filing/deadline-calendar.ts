import { plainText } from "../plain-text";

/** A day by which something is due. */
export type CalendarDay = {
  /** The same in every version of the data: a calendar changes what it knows already. */
  uid: string;
  /** ISO day. */
  day: string;
  summary: string;
  description: string;
  /** A whole address. */
  url: string;
};

/**
 * Days as an iCalendar file (RFC 5545): all-day events that leave the day free.
 * @param at ISO time of the version that they are of
 */
export function deadlineCalendar(name: string, at: string, days: readonly CalendarDay[]): string {
  const stamp = `${at.slice(0, 19).replace(/[-:]/g, "")}Z`;
  const events = days.flatMap(({ uid, day, summary, description, url }) => [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(dayAfter(day))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//nianbaotong//filing//ZH",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

const basic = (day: string) => day.replaceAll("-", "");

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

const escaped = (text: string) => plainText(text).replace(/[\\;,]/g, (sign) => `\\${sign}`);

/** So many octets at most in a line, with the space that a line goes on with. */
const longestLine = 75;

/** A line over as many as it needs, no letter divided. */
function folded(line: string): string {
  let text = "";
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > longestLine) {
      text += "\r\n ";
      octets = 1;
    }
    text += letter;
    octets += size;
  }
  return text;
}
