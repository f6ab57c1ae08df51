/**
 * What must hold of the parts that several authorities have in an item, and of the promises it takes in place of
 * documents. 行政许可法 art. 26; 浙江省保障“最多跑一次”改革规定 art. 5, 14.
 */
import type { ReadableItem, Report } from "./item-checks.ts"
import type { ReviewPart } from "./service-item.ts"

/** The checks of this page, for the list of all. */
export const handlingChecks: readonly ((item: ReadableItem, report: Report) => void)[] = [
  partsHaveTheirOwnIds,
  partsFollowKnownParts,
  partsComeToAnEnd,
  promisesHaveTheirOwnIds,
  promisesReplaceWhatApplicantsBring,
  promisesAreVerified,
]

function partsHaveTheirOwnIds({ reviewParts = [] }: ReadableItem, report: Report): void {
  for (const [index, { id }] of reviewParts.entries())
    if (reviewParts.findIndex((other) => other.id === id) < index)
      report(["reviewParts", index, "id"], "an id that no other part of the item has")
}

function partsFollowKnownParts({ reviewParts = [] }: ReadableItem, report: Report): void {
  const known = new Set(reviewParts.map(({ id }) => id))
  for (const [index, { after = [] }] of reviewParts.entries())
    for (const [place, id] of after.entries())
      if (!known.has(id)) report(["reviewParts", index, "after", place], "the id of a part of the item")
}

/** A part that waits for itself, however indirectly, would never begin. */
function partsComeToAnEnd({ reviewParts = [] }: ReadableItem, report: Report): void {
  const done = new Set<string>()
  const canBegin = ({ after = [] }: ReviewPart) =>
    after.every((id) => done.has(id) || !reviewParts.some((part) => part.id === id))
  for (let more = true; more;) {
    const next = reviewParts.filter((part) => !done.has(part.id) && canBegin(part))
    for (const { id } of next) done.add(id)
    more = next.length > 0
  }
  for (const [index, { id }] of reviewParts.entries())
    if (!done.has(id)) report(["reviewParts", index, "after"], "parts that do not wait for this one")
}

function promisesHaveTheirOwnIds({ commitmentOptions = [] }: ReadableItem, report: Report): void {
  for (const [index, { id }] of commitmentOptions.entries())
    if (commitmentOptions.findIndex((other) => other.id === id) < index)
      report(["commitmentOptions", index, "id"], "an id that no other promise of the item has")
}

function promisesReplaceWhatApplicantsBring(item: ReadableItem, report: Report): void {
  const { commitmentOptions = [], materials } = item
  if (materials === undefined) return
  for (const [index, { replaces }] of commitmentOptions.entries())
    for (const [place, id] of replaces.entries())
      if (!materials.some((material) => material?.id === id && material.obtainedBy === "applicant"))
        report(
          ["commitmentOptions", index, "replaces", place],
          "the id of a material of the item that applicants hand in",
        )
}

function promisesAreVerified({ commitmentOptions = [], type }: ReadableItem, report: Report): void {
  for (const [index, { kind, verifyWithin }] of commitmentOptions.entries()) {
    if (kind === "proof" && verifyWithin === undefined)
      report(["commitmentOptions", index, "verifyWithin"], "by when a promised proof is verified")
    if (kind === "licence-condition" && type !== undefined && type !== "licence")
      report(
        ["commitmentOptions", index, "kind"],
        '"proof": only a licence has conditions that can be promised',
      )
  }
}
