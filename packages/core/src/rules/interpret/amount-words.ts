/** Says how an amount came about: the band, the share, the cap that made it, with bounds where something is open. */
import { text, type Text } from "../../reasons/index.ts"
import type { BoundExpression } from "../bound/bound-rule.ts"
import { wordsOf } from "../facts/values.ts"
import { evaluate, reckon } from "./evaluate.ts"
import { clauseWords, hides, type Showing, subjectWords, valueWords } from "./words.ts"

/** One sentence, from the outside in. */
export function amountWords(it: BoundExpression, showing: Showing): Text {
  const value = valueWords(it, reckon(it, showing.known), showing)
  const how = howWords(it, showing)
  const per = it.per === null ? text("", "") : clauseWords(it.per)
  const amount = text(`${value.zh}${per.zh}`, `${value.en}${per.en}`)
  return how === null ? amount : text(`${amount.zh}：${how.zh}`, `${amount.en}: ${how.en}`)
}

function howWords(it: BoundExpression, showing: Showing): Text | null {
  switch (it.kind) {
    case "constant":
      return null
    case "bands":
      return bandWords(it, showing)
    case "if": {
      const { verdict } = evaluate(it.test, showing.known, null)
      if (verdict === "undetermined") return text("取决于尚未核实的事实", "it hangs on facts not yet known")
      return howWords(verdict === "yes" ? it.then : it.else, showing)
    }
    case "least":
    case "greatest": {
      const parts = it.parts.map((part) => amountWords(part, showing))
      const [zh, en] = it.kind === "least" ? ["取最小", "the least of"] : ["取最大", "the greatest of"]
      return text(
        `${zh}（${parts.map((part) => part.zh).join("；")}）`,
        `${en} (${parts.map((part) => part.en).join("; ")})`,
      )
    }
    case "share": {
      const [of, share, whole] = [it.of, it.share, it.whole].map((part) => amountWords(part, showing)) as [
        Text,
        Text,
        Text,
      ]
      return text(`${of.zh} × ${share.zh} ÷ ${whole.zh}`, `${of.en} × ${share.en} ÷ ${whole.en}`)
    }
    case "fact":
      return subjectWords(it, reckon(it, showing.known), showing)
    default:
      return null
  }
}

function bandWords(it: Extract<BoundExpression, { readonly kind: "bands" }>, showing: Showing): Text {
  const of = reckon(it.of, showing.known)
  const subject = subjectWords(it.of, of, showing)
  if (hides(it.of, showing)) return subject
  const meets = it.bands.filter(({ from, to }) => from <= of.max && (to === null || of.min <= to))
  const bands = meets.map(({ from, to }) => {
    const start = wordsOf(it.of.type, from)
    if (to === null) return text(`${start.zh}以上`, `${start.en} and above`)
    const end = wordsOf(it.of.type, to)
    return text(`${start.zh} 至 ${end.zh}`, `${start.en} to ${end.en}`)
  })
  if (bands.length === 0) return text(`${subject.zh}，不在各档之内`, `${subject.en}, in no band`)
  return text(
    `${subject.zh}，适用 ${bands.map(({ zh }) => zh).join(" 或 ")} 档`,
    `${subject.en}, band ${bands.map(({ en }) => en).join(" or ")}`,
  )
}
