// Guides of a district that does not exist, and generators of arbitrary ones.
import type { Guide, GuideBlock } from "@onevisit/core/notices"
import type { Publication } from "@onevisit/core/ports"
import { text, type Text } from "@onevisit/core/reasons"
import { instant, plainDate } from "@onevisit/core/time"

export const sampleGuide: Guide = {
  item: "tech-centre",
  edition: "2018-07",
  title: text("区级企业技术中心认定", "Recognition of enterprise technology centres"),
  authority: text("样例区经济和信息化局", "Sample District Bureau of Economy and Information Technology"),
  publishedOn: plainDate("2018-07-20"),
  effectiveFrom: plainDate("2018-08-01"),
  sections: [
    {
      id: "who",
      heading: text("申请条件", "Who may apply"),
      blocks: [
        {
          kind: "paragraph",
          text: text("在样例区登记的企业。", "Enterprises registered in Sample District."),
        },
        {
          kind: "list",
          items: [text("财务健全", "Sound accounts"), text("无失信记录", "No record of bad faith")],
        },
      ],
    },
    {
      id: "materials",
      heading: text("申请材料", "Materials"),
      blocks: [
        {
          kind: "table",
          columns: [text("材料", "Material"), text("份数", "Copies"), text("容缺", "May follow later")],
          rows: [
            [text("申请书", "Application"), text("1", "1"), text("否", "No")],
            [text("审计报告", "Audit report"), text("1", "1"), text("是", "Yes")],
          ],
        },
      ],
    },
  ],
}

export function samplePublication(revision: number, guides: readonly Guide[] = [sampleGuide]): Publication {
  return {
    revision,
    at: instant("2018-07-20T01:30:00.000Z"),
    authority: text("样例区行政服务中心", "Sample District Service Centre"),
    guides,
  }
}

/** A stream of numbers in [0, 1) that is the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What has broken pages before, as it is and in pieces. */
export const hostileStrings: readonly string[] = [
  `<script>alert(1)</script>`,
  `</p></section></article></main></body></html>`,
  `</title><img src=x onerror=alert(1)>`,
  `" onmouseover="alert(1)`,
  `' onfocus='alert(1)`,
  `<!--`,
  `-->`,
  `]]>`,
  `<![CDATA[`,
  `&lt;b&gt; &amp;amp; &#60; &nosuch; & &`,
  `</style><style>*{display:none}`,
  `\${7*7} {{7*7}} $& $1`,
  `\r\n\tline\r`,
  `  two  blanks  `,
  `𠮷野家 👩‍👩‍👧 é`,
  ``,
]

/** A text of hostile pieces and arbitrary characters that a page can carry. */
export function arbitraryString(random: () => number): string {
  const pieces = Array.from({ length: Math.floor(random() * 5) }, () => {
    if (random() < 0.5) return hostileStrings[Math.floor(random() * hostileStrings.length)] ?? ""
    return arbitraryCharacter(random)
  })
  return pieces.join("")
}

function arbitraryCharacter(random: () => number): string {
  const point = Math.floor(random() * (random() < 0.5 ? 0x80 : 0x110000))
  const character = String.fromCodePoint(point)
  const carried = !/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u.test(character)
  return carried ? character : "字"
}

export function arbitraryGuide(random: () => number, item = "an-item"): Guide {
  const some = <T>(make: (position: number) => T): readonly T[] =>
    Array.from({ length: Math.floor(random() * 4) }, (_, position) => make(position))
  const words = (): Text => text(arbitraryString(random), arbitraryString(random))
  const block = (): GuideBlock => {
    const kind = random()
    if (kind < 0.4) return { kind: "paragraph", text: words() }
    if (kind < 0.6) return { kind: "list", items: some(words) }
    if (kind < 0.7) return { kind: "list", items: some(words), ordered: true }
    return { kind: "table", columns: some(words), rows: some(() => some(words)) }
  }
  return {
    item,
    edition: arbitraryString(random),
    title: words(),
    authority: words(),
    publishedOn: plainDate("2018-07-20"),
    effectiveFrom: plainDate("2018-08-01"),
    sections: some((position) => ({
      id: `${position}${arbitraryString(random).replace(/\s/gu, "")}`,
      heading: words(),
      blocks: some(block),
    })),
  }
}
