import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requestedPair } from "@/app/likeness/requested-pair";
import type { Query } from "@/app/requested-view";
import { StaticHtml } from "@/app/static-html/static-html";
import type { LikePairPage, LikePairSide, PassageSection, PassageStretch } from "@/db/views/like-pair";
import { likenessLink } from "@/lib/view/addresses";
import styles from "./like-pair.module.css";

type Params = { agency: string; year: string; other: string; otherYear: string };
type Props = { params: Promise<Params>; searchParams: Promise<Query> };

async function pairOf({ params, searchParams }: Props): Promise<LikePairPage> {
  const { agency, year, other, otherYear } = await params;
  const pieces = [agency, year, other, otherYear].map(decodeURIComponent);
  return (await requestedPair(pieces, await searchParams)) ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { first, second } = await pairOf(props);
  return { title: `${first.name}与${second.name}的文字` };
}

/** Two reports beside each other: what both say is marked with the number of its passage, what everybody says is grey. */
export default async function Page(props: Props) {
  const { first, second, sentence } = await pairOf(props);
  return (
    <StaticHtml as="article">
      <p>
        <a href={likenessLink()}>← 内容雷同</a>
      </p>
      <h1>
        {first.name}与{second.name}
      </h1>
      <p className={styles.lead}>{sentence}只说明相同，不说明谁抄谁。</p>
      <p className={styles.key}>
        <mark className={styles.shared}>
          <span className={styles.number}>1</span>两份相同的段落及其序号
        </mark>
        <span className={styles.common}>条例、表式用语和许多机关都用的话</span>
      </p>
      <div className={styles.sides}>
        <Side side={first} id="first" other="second" />
        <Side side={second} id="second" other="first" />
      </div>
    </StaticHtml>
  );
}

type SideProps = { side: LikePairSide; id: string; other: string };

function Side({ side: { name, href, sections }, id, other }: SideProps) {
  const firsts = new Set<number>();
  return (
    <section aria-labelledby={id} className={styles.side}>
      <h2 id={id}>
        <a href={href}>{name}</a>
      </h2>
      {sections.length === 0 ? <p>没有读到文字部分。</p> : null}
      {sections.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a stored report never move
        <Told key={at} {...{ section, id, other, firsts }} />
      ))}
    </section>
  );
}

type ToldProps = { section: PassageSection; id: string; other: string; firsts: Set<number> };

function Told({ section: { heading, paragraphs }, id, other, firsts }: ToldProps) {
  return (
    <>
      {heading === "" ? null : <h3>{heading}</h3>}
      {paragraphs.map((stretches, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nor do their paragraphs
        <p key={at}>
          {stretches.map((stretch, turn) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor does what stands in them
            <Stretch key={turn} {...{ stretch, id, other, firsts }} />
          ))}
        </p>
      ))}
    </>
  );
}

type StretchProps = { stretch: PassageStretch } & Omit<ToldProps, "section">;

/** The first stretch of a passage has its number, which leads to the same passage on the other side. */
function Stretch({ stretch: { text, kind, passage }, id, other, firsts }: StretchProps) {
  if (kind === "common") return <span className={styles.common}>{text}</span>;
  if (passage === null) return text;
  const isFirst = !firsts.has(passage);
  firsts.add(passage);
  return (
    <mark className={styles.shared} id={isFirst ? `${id}-${passage}` : undefined}>
      {isFirst ? (
        <a
          className={styles.number}
          href={`#${other}-${passage}`}
          aria-label={`相同的段落${passage}，转到另一份`}
        >
          {passage}
        </a>
      ) : null}
      {text}
    </mark>
  );
}
