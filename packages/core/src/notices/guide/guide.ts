/**
 * A service guide (办事指南): everything that must be told about an item, in blocks that every channel can
 * show. Composed from one edition of an item; a channel renders it and never adds to it.
 * 行政许可法 art. 30; 浙江省保障“最多跑一次”改革规定 art. 4.
 */
import type { Text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"

export type GuideBlock =
  | { readonly kind: "paragraph"; readonly text: Text }
  | {
      readonly kind: "list"
      readonly items: readonly Text[]
      /** Whether they follow one another; the number of each is the channel's to show. */
      readonly ordered?: boolean
    }
  /** The first cell of a row is its head. */
  | { readonly kind: "table"; readonly columns: readonly Text[]; readonly rows: readonly (readonly Text[])[] }

export interface GuideSection {
  /** Stable, for anchors and for comparing a published copy field by field. */
  readonly id: string
  readonly heading: Text
  readonly blocks: readonly GuideBlock[]
}

/** What a message can hold of a guide: each point in a few words. */
export interface GuideBrief {
  readonly name: Text
  /** The materials that the applicant brings, by name. */
  readonly bring: readonly Text[]
  readonly where: Text
  readonly visits: Text
  /** By when it is done; `null` where neither law nor promise says. */
  readonly term: Text | null
  readonly phone: string
}

export interface Guide {
  readonly item: string
  /** The edition the guide was composed from. */
  readonly edition: string
  readonly title: Text
  readonly authority: Text
  readonly publishedOn: PlainDate
  readonly effectiveFrom: PlainDate
  readonly sections: readonly GuideSection[]
  /** Absent from a guide that was not composed from an item. */
  readonly brief?: GuideBrief
}
