/** What must hold in and between bundles, apart from the form of each field. */
import { checkScenario } from "../../materials/index.ts"
import type { Path } from "../../reasons/index.ts"
import type { Bundle } from "./bundle.ts"
import { type Precedence, sortItems } from "./sort-items.ts"

/** Takes one problem: where among the bundles, and what was expected there. */
export type Report = (path: Path, expected: string) => void

/** Reports everything that does not hold. Paths begin with the index of the bundle. */
export function checkBundles(bundles: readonly Bundle[], report: Report): void {
  reportRepeated(
    bundles.map(({ id }) => id),
    (at) => report([at, "id"], "an id that no other bundle has"),
  )
  for (const [at, bundle] of bundles.entries())
    checkBundle(bundle, (path, expected) => report([at, ...path], expected))
}

function checkBundle({ items, questions }: Bundle, report: Report): void {
  const ids = items.map(({ item }) => item)
  reportRepeated(ids, (at) => report(["items", at, "item"], "an item that the bundle has once"))
  reportRepeated(
    questions.map(({ fact }) => fact),
    (at) => report(["questions", at, "fact"], "a fact that no other question of the bundle asks for"),
  )
  for (const [at, { answers }] of questions.entries()) {
    reportRepeated(
      answers.map(({ value }) => value),
      (answer) => report(["questions", at, "answers", answer, "value"], "a value that no other answer has"),
    )
  }
  for (const [at, { after = [], when }] of items.entries()) {
    for (const [index, before] of after.entries()) {
      if (!ids.includes(before)) report(["items", at, "after", index], "an item of the bundle")
    }
    for (const { expected, path } of when ? checkScenario(when, questions) : [])
      report(["items", at, "when", ...path], expected)
  }
  const declared = items.flatMap(({ after = [], item }) =>
    after.map((before): Precedence => ({ before, item })),
  )
  const sorted = sortItems(ids, declared)
  if (sorted.kind === "groups") return
  const at = items.findIndex(({ item }) => sorted.items.includes(item))
  report(["items", at, "after"], "items that do not wait for this one")
}

function reportRepeated(keys: readonly unknown[], report: (index: number) => void): void {
  for (const [index, key] of keys.entries()) if (keys.indexOf(key) < index) report(index)
}
