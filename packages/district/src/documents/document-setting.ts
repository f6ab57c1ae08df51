/** How the district's documents are worded and who prints them, checked once when it is opened. */
import type { ServiceItem } from "@onevisit/core/catalogue"
import { type DocumentContext, type DocumentWording, parseWording } from "@onevisit/core/notices"
import { InvalidInput, type Issue, type Text } from "@onevisit/core/reasons"
import * as Result from "effect/Result"
import { parseInputOrThrow } from "../input/index.ts"
import { settingsSchema } from "./document.schema.ts"

export interface DocumentsSettings {
  /** An authority's own texts around the legal elements, by its id; the library's own where there are none. */
  readonly wording?: readonly {
    readonly authority: string
    /** The name of this edition of the texts; it stands in every document that was worded by it. */
    readonly edition: string
    readonly texts: DocumentWording
  }[]
  /** The window that prints on the authorities' behalf; the place of the seal is theirs all the same. */
  readonly printedBy?: Text
  /** Where anyone may check a document: the QR leads there, with its number and check code. */
  readonly checkPath?: string
  /**
   * Whether what is printed bears its seal at once, electronic or by the printer, so that printing is put on record as
   * sealing (加盖印章). Off unless said: then an officer seals the paper and records it.
   */
  readonly printingSeals?: boolean
}

/** What composing a document of an item needs beside the case. */
export type DocumentSetting = (item: ServiceItem) => Pick<DocumentContext, "seal" | "texts">

/** Throws `InvalidInput` with every issue of the settings, those of the texts among them. */
export function documentSetting(given: DocumentsSettings): DocumentSetting {
  const { printedBy, wording = [] } = parseInputOrThrow(settingsSchema, given)
  const issues: Issue[] = []
  const byAuthority = new Map<string, NonNullable<DocumentContext["texts"]>>()
  wording.forEach(({ authority, edition, texts }, at) => {
    const parsed = parseWording(texts)
    if (Result.isSuccess(parsed)) byAuthority.set(authority, { edition, texts: parsed.success })
    else {
      const below = ["documents", "wording", at, "texts"]
      issues.push(
        ...parsed.failure.issues.map(({ expected, path }) => ({ path: [...below, ...path], expected })),
      )
    }
  })
  if (issues.length > 0) throw new InvalidInput(issues)
  return (item) => {
    const texts = byAuthority.get(item.authority.id)
    return {
      ...(texts === undefined ? {} : { texts }),
      ...(printedBy === undefined ? {} : { seal: { authority: item.authority.name, printedBy } }),
    }
  }
}
