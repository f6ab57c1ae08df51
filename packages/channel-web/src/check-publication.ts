// What can be published: revisions that can be ordered, item ids that are safe as file names on any system,
// section ids that are safe as anchors, text that a page can carry. A refusal names the place by its
// position and never the value, which may be anything.
import type { Guide, GuideBlock } from "@onevisit/core/notices"
import { type Publication, PublisherError } from "@onevisit/core/ports"
import type { Text } from "@onevisit/core/reasons"
import { isAnchor, isPublishable } from "./publishable.ts"

/** Throws {@link PublisherError} `Rejected` where the publication cannot be shown as it is. */
export function checkPublication(publication: Publication): void {
  if (!Number.isSafeInteger(publication.revision) || publication.revision < 0) {
    throw rejected("The revision must be a whole number from 0 on.")
  }
  checkText(publication.authority, "The authority")
  const items = new Set<string>()
  for (const [position, guide] of publication.guides.entries()) {
    const place = `Guide ${position + 1} of ${publication.guides.length}`
    checkItem(guide.item, place)
    const file = guide.item.toLowerCase()
    if (items.has(file))
      throw rejected(`${place}: another guide has the same item id, large and small letters aside.`)
    items.add(file)
    checkGuide(guide, place)
  }
}

const longestItem = 100
// Names that Windows keeps for devices, whatever their ending.
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

function checkItem(item: string, place: string): void {
  const safe = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(item) && !item.includes("..")
  if (!safe || item.length > longestItem || device.test(item)) {
    throw rejected(
      `${place}: the item id becomes a file name and must be 1 to ${longestItem} letters a–z, digits, and single ".", "-" or "_" between them.`,
    )
  }
}

function checkGuide(guide: Guide, place: string): void {
  checkString(guide.edition, `${place}: the edition`)
  checkText(guide.title, `${place}: the title`)
  checkText(guide.authority, `${place}: the authority`)
  const anchors = new Set<string>()
  for (const [position, section] of guide.sections.entries()) {
    const where = `${place}, section ${position + 1}`
    if (!isAnchor(section.id)) {
      throw rejected(
        `${where}: the section id becomes an anchor and must be text without white space and control characters.`,
      )
    }
    if (anchors.has(section.id)) throw rejected(`${where}: another section of the guide has the same id.`)
    anchors.add(section.id)
    checkText(section.heading, `${where}: the heading`)
    for (const [number, block] of section.blocks.entries()) {
      for (const each of textsOf(block)) checkText(each, `${where}, block ${number + 1}: the text`)
    }
  }
}

function textsOf(block: GuideBlock): readonly Text[] {
  switch (block.kind) {
    case "paragraph":
      return [block.text]
    case "list":
      return block.items
    case "table":
      return [block.columns, ...block.rows].flat()
    default: {
      const unknown: never = block
      throw rejected(`A block is of a kind that this channel cannot show (${typeof unknown}).`)
    }
  }
}

export function checkText(text: Text, what: string): void {
  checkString(text.zh, `${what} in Chinese`)
  checkString(text.en, `${what} in English`)
}

function checkString(value: string, what: string): void {
  if (!isPublishable(value)) {
    throw rejected(`${what} holds a NUL or half a character, which no page can show. Remove it.`)
  }
}

function rejected(message: string): PublisherError {
  return new PublisherError("Rejected", message)
}
