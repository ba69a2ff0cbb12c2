import { correctionFormats, isCorrectionFormat } from "@/lib/export/correction/correction-files";
import { correctionLink } from "@/lib/view/addresses";

type Asked = Parameters<typeof correctionLink>[1];

/** The ways to 整改单 of one agency, or of those of a region; where nothing is to be corrected the answer says so. */
export function CorrectionLinks({ name, asked }: { name: string; asked: Asked }) {
  const formats = Object.keys(correctionFormats)
    .filter(isCorrectionFormat)
    .filter((format) => asked.unit === undefined || format !== "zip");
  return (
    <p>
      {name}：
      {formats.map((format, index) => (
        <span key={format}>
          {index > 0 ? "　" : ""}
          <a href={correctionLink(format, asked)}>{correctionFormats[format].zh}</a>
        </span>
      ))}
    </p>
  );
}
