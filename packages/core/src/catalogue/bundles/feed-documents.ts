/**
 * Outputs fed to inputs: a document that one item of the bundle issues and another asks for goes from authority to
 * authority, and nobody brings it. The other item then waits for it. 浙江省保障“最多跑一次”改革规定 art. 5, 7.
 */
import type { ChecklistLine } from "../../materials/index.ts"
import { type Finding, text } from "../../reasons/index.ts"
import type { SelectedItem } from "./select-items.ts"
import { type Precedence, predecessorsOf } from "./sort-items.ts"

/** A line of an item's checklist, as the bundle asks for it. */
export interface BundleNeed {
  readonly item: string
  readonly line: ChecklistLine
  /** Whether it is asked for certainly: that the item belongs to the bundle may still be open. */
  readonly needed: "yes" | "undetermined"
}

/** A need that an item of the bundle meets. */
export interface Feed {
  readonly document: string
  readonly from: string
  readonly to: string
  /** The id of the material requirement that it meets. */
  readonly requirement: string
  /** `undetermined` while the item that issues it may fall away, or the one that asks. */
  readonly certainty: "yes" | "undetermined"
}

export interface Feeding {
  readonly feeds: readonly Feed[]
  /** What is left to be brought or looked up. */
  readonly left: readonly BundleNeed[]
  readonly findings: readonly Finding[]
}

/**
 * Feeds what can be fed. An item that is declared to come first cannot wait for what a later one issues: that has to
 * be brought, as has an old document for whose renewal one applies. Of several items that issue a document every one
 * is waited for, since nobody said which is meant; that is reported.
 */
export function feedDocuments(items: readonly SelectedItem[], needs: readonly BundleNeed[]): Feeding {
  const declared = items.flatMap(({ after, item }) =>
    after.map((before): Precedence => ({ before, item: item.id })),
  )
  const indexOf = new Map(items.map(({ index, item }) => [item.id, index]))
  const feeds: Feed[] = []
  const left: BundleNeed[] = []
  const findings: Finding[] = []
  for (const need of needs) {
    const issuers = issuersOf(need, items)
    const earlier = issuers.filter(({ item }) => !predecessorsOf(item.id, declared).has(need.item))
    const path = ["items", indexOf.get(need.item) ?? 0, "materials", need.line.requirement.id]
    if (issuers.length > 0 && earlier.length === 0) findings.push(issuedLater(path, need))
    if (earlier.length > 1) findings.push(issuedByMany(path, need))
    for (const { included, item } of earlier) {
      feeds.push({
        document: need.line.requirement.document ?? "",
        from: item.id,
        to: need.item,
        requirement: need.line.requirement.id,
        certainty: included === "yes" ? need.needed : "undetermined",
      })
    }
    if (earlier.length === 0) left.push(need)
    else if (earlier.every(({ included }) => included !== "yes"))
      left.push({ ...need, needed: "undetermined" })
  }
  return { feeds, left, findings }
}

/** An optional material is fed by nobody: nothing waits for what is not needed. */
function issuersOf({ item, line }: BundleNeed, items: readonly SelectedItem[]): readonly SelectedItem[] {
  const { document, necessity } = line.requirement
  if (document === undefined || necessity === "optional") return []
  return items.filter((other) => other.item.id !== item && other.item.result.document === document)
}

function issuedLater(path: Finding["path"], { line: { requirement } }: BundleNeed): Finding {
  return {
    code: "document-issued-later",
    path,
    severity: "warning",
    message: text(
      `“${requirement.name.zh}”由排在后面的事项出具，仍须申请人提供；请核对先后顺序。`,
      `"${requirement.name.en}" is issued by a later item and still has to be brought; check the order.`,
    ),
  }
}

function issuedByMany(path: Finding["path"], { line: { requirement } }: BundleNeed): Finding {
  return {
    code: "document-issued-twice",
    path,
    severity: "warning",
    message: text(
      `“${requirement.name.zh}”由多个事项出具，将等待其全部办结；请为不同的材料使用不同的编号。`,
      `"${requirement.name.en}" is issued by several items, and all of them are waited for; give different documents different ids.`,
    ),
  }
}
