/** The steps of an item and the time they take, beside the time it promises; and what a licence has to explain. */
import { text } from "../../reasons/index.ts"
import { composeTerm, type Term } from "../../time/index.ts"
import type { ProcedureStep, ServiceItem } from "../service-item.ts"
import type { Report } from "./review-finding.ts"
import { areSurelyLonger } from "./term-bounds.ts"

export function aLicenceAnswersQuestions({ faq = [], type }: ServiceItem, report: Report): void {
  if (type !== "licence" || faq.length > 0) return
  report(
    ["faq"],
    text("行政许可事项至少应当有一个常见问题解答。", "A licence answers at least one frequent question."),
  )
}

export function stepsOfALicenceAreATable({ procedure, type }: ServiceItem, report: Report): void {
  if (type !== "licence") return
  const silent = procedure.flatMap(({ takes }, index) => (takes === undefined ? [index + 1] : []))
  if (silent.length === 0) return
  report(
    ["procedure"],
    text(
      `行政许可事项的办理流程应当逐环节写明时间，第${silent.join("、")}步没有写明。`,
      `The procedure of a licence says of every step how long it takes; ${silent.length === 1 ? "step" : "steps"} ${silent.join(", ")} ${silent.length === 1 ? "does" : "do"} not.`,
    ),
  )
}

export function stepsKeepWithinThePromise({ procedure, promisedTerm }: ServiceItem, report: Report): void {
  if (promisedTerm === undefined) return
  const counted = procedure.flatMap(({ counted, takes }) => (takes && counted !== false ? [takes] : []))
  if (counted.length === 0 || !areSurelyLonger(counted, promisedTerm)) return
  const [took, promise] = [composeSum(counted), composeTerm(promisedTerm)]
  report(
    ["procedure"],
    text(
      `各环节时间合计${took.zh}，超过承诺办结时限${promise.zh}。`,
      `The steps take ${took.en} together, more than the promised ${promise.en}.`,
    ),
  )
}

const EXCLUDED = /不(?:包含|包括|计入|计算)在?(?:承诺)?(?:办结)?(?:时限|期限|时间)|不计入/

export function excludedStepsAreNotCounted({ procedure }: ServiceItem, report: Report): void {
  for (const [index, step] of procedure.entries()) {
    if (!isCountedThoughExcluded(step)) continue
    report(
      ["procedure", index, "counted"],
      text(
        `第${index + 1}步写明不计入承诺办结时限，却仍被计入。`,
        `Step ${index + 1} says in words that it is not counted in the promised term, and yet is.`,
      ),
      {
        fix: {
          title: text("不计入承诺办结时限", "Do not count it"),
          edits: [{ op: "replace", path: ["procedure", index, "counted"], value: false }],
        },
      },
    )
  }
}

function isCountedThoughExcluded({ counted, takes, zh }: ProcedureStep): boolean {
  return takes !== undefined && counted !== false && EXCLUDED.test(zh)
}

/** Units that differ stand beside each other: there is no sum of days and months. */
function composeSum(terms: readonly Term[]) {
  const lengths = new Map<Term["unit"], number>()
  for (const { length, unit } of terms) lengths.set(unit, (lengths.get(unit) ?? 0) + length)
  const parts = [...lengths].map(([unit, length]) => composeTerm({ length, unit }))
  return text(parts.map(({ zh }) => zh).join("又"), parts.map(({ en }) => en).join(" and "))
}
