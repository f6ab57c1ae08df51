/** The ask-once audit in words. */
import { type Text, text } from "../../reasons/index.ts"
import type { ServiceItem } from "../service-item.ts"
import type { AskedAgain } from "./asked-again.ts"
import { quoted } from "./quoted.ts"
import type { RegistryAtHand } from "./registry-at-hand.ts"
import type { Savings } from "./savings.ts"

/** What is asked for again, by whom, and what it would save not to. */
export function composeAskedAgain(
  { code, from, places, subject }: AskedAgain,
  saves: Savings,
  items: readonly ServiceItem[],
  registries: readonly RegistryAtHand[],
): Text {
  const asking = quoted([...new Set(places.map(({ item }) => item.name))])
  const itemNames = quoted(items.filter(({ id }) => from.includes(id)).map(({ name }) => name))
  const saved = savingsWords(saves)
  switch (code) {
    case "fact-asked-again": {
      const fact = places.flatMap(({ item }) => item.questions).find((each) => each.fact === subject)
      const label = fact?.question ?? text(subject, subject)
      return text(
        `“${label.zh}”在${itemNames.zh}中已问过，${asking.zh}不必再问；${saved.zh}。`,
        `"${label.en}" is asked in ${itemNames.en} already, so that ${asking.en} need not ask again; ${saved.en}.`,
      )
    }
    case "paper-issued-here": {
      const paper = places[0]?.material?.name ?? text(subject, subject)
      return text(
        `“${paper.zh}”就是${itemNames.zh}的办理结果，${asking.zh}不应再要求提交；${saved.zh}。`,
        `"${paper.en}" is what ${itemNames.en} issues, so that ${asking.en} should not ask for it; ${saved.en}.`,
      )
    }
    case "paper-held-by-registry": {
      const paper = places[0]?.material?.name ?? text(subject, subject)
      const holders = quoted(
        from.map((id) => registries.find((registry) => registry.id === id)?.title ?? text(id, id)),
      )
      return text(
        `“${paper.zh}”在${holders.zh}中可以查到，${asking.zh}不应再要求提交；${saved.zh}。`,
        `"${paper.en}" is held by ${holders.en}, so that ${asking.en} should not ask for it; ${saved.en}.`,
      )
    }
    default:
      return unknownCode(code)
  }
}

/** The whole audit in a sentence. */
export function auditWords(findings: number, total: Savings): Text {
  if (findings === 0) return text("没有发现重复索要。", "Nothing is asked for twice.")
  const saved = savingsWords(total)
  return text(
    `发现${findings}处重复索要；全部免去后，${saved.zh}。`,
    `${findings} ${findings === 1 ? "thing is" : "things are"} asked for again; without all of them, ${saved.en}.`,
  )
}

/** What is nothing is not told, unless all of it is. */
function savingsWords({ sheets, visits }: Savings): Text {
  const parts = [
    ...(visits > 0 ? [text(`少跑${visits}次`, `${visits} ${visits === 1 ? "visit" : "visits"}`)] : []),
    ...(sheets > 0
      ? [text(`少交纸质材料${sheets}份`, `${sheets} paper ${sheets === 1 ? "copy" : "copies"}`)]
      : []),
  ]
  if (parts.length === 0)
    return text(
      "不减少跑动和纸质材料，但可少填一次",
      "no visit and no paper is saved, but nobody is asked twice",
    )
  return text(
    `每年最多可${parts.map(({ zh }) => zh).join("、")}`,
    `up to ${parts.map(({ en }) => en).join(" and ")} a year saved`,
  )
}

function unknownCode(code: never): never {
  throw new TypeError(`Unknown finding: ${String(code)}`)
}
