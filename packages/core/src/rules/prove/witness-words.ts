/** A case in point in words: the facts that matter with a value each, by their labels. */
import { text, type Text } from "../../reasons/index.ts"
import type { BoundFact } from "../bound/bound-rule.ts"
import { wordsOf } from "../facts/values.ts"
import type { WitnessValues } from "./witness.ts"

/** `出生日期 1938-07-31，他处已领 否`. Values are made up by a proof and are nobody's. */
export function witnessWords(facts: readonly BoundFact[], values: WitnessValues): Text {
  const parts = facts.flatMap((fact) => {
    const value = values[fact.name]
    return value === undefined ? [] : [oneFact(fact, value)]
  })
  if (parts.length === 0) return text("任何情形", "any case")
  return text(parts.map(({ zh }) => zh).join("，"), parts.map(({ en }) => en).join(", "))
}

function oneFact({ codes, declaration: { label, type } }: BoundFact, value: number): Text {
  const scalar = type.kind === "list" ? type.of : type
  const entry = scalar.kind === "code" ? codes?.entries[value] : undefined
  const words =
    scalar.kind !== "code"
      ? wordsOf(scalar, value)
      : entry === undefined
        ? text("（代码表之外）", "(outside the table of codes)")
        : text(`${entry.name.zh}（${entry.code}）`, `${entry.name.en} (${entry.code})`)
  return text(`${label.zh} ${words.zh}`, `${label.en} ${words.en}`)
}
