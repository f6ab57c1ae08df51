/** Steps that several stories take. */
import type { ServiceItem } from "@onevisit/core/catalogue"
import type { DomainEvent } from "@onevisit/core/events"
import type { DeadlineName, TolerantCommitment } from "@onevisit/core/intake"
import { formatDocument } from "@onevisit/core/notices"
import { type Refusal, text } from "@onevisit/core/reasons"
import { composeLedger, instant, plainDate, type PlainDate } from "@onevisit/core/time"
import type { CaseAnswer, GuidanceAnswer, SignedTextInput, SubmitAnswer } from "@onevisit/district"
import type { Stage } from "../stage.ts"

export function itemOf({ items }: Stage, id: string): ServiceItem {
  const item = items.find((each) => each.id === id)
  if (item === undefined) throw new Error(`The catalogue has no item ${id}; the stories need it.`)
  return item
}

/** Sets the clock to a morning in China. */
export function morningOf({ clock }: Stage, on: string): PlainDate {
  clock.set(instant(`${on}T01:30:00.000Z`))
  return plainDate(on)
}

/** The answer of a call that the story expects to be taken; a refusal ends the story with its sentence. */
export function taken(answer: SubmitAnswer | CaseAnswer): Exclude<CaseAnswer, { outcome: "refused" }> {
  if (answer.outcome === "refused") throw new Error(`Refused: ${answer.refusal.message.en}`)
  return answer
}

/** The answer of a call to guidance that the story expects to be recorded; a refusal ends the story with its sentence. */
export function recorded<State, Event extends DomainEvent>(
  answer: GuidanceAnswer<State, Event, Refusal>,
): Extract<typeof answer, { outcome: "recorded" }> {
  if (answer.outcome === "refused") throw new Error(`Refused: ${answer.refusal.message.en}`)
  return answer
}

export function commitmentOn(signedOn: PlainDate): SignedTextInput<TolerantCommitment> {
  const clauses = [
    "自愿选择容缺受理",
    "已知悉须补交的材料和期限",
    "所交材料真实有效",
    "按期补齐",
    "逾期愿承担相应后果",
  ]
  return { clauses, signedOn, signature: "样例电子签名" }
}

/** That a case stands under the rule sets that the story names. */
export async function checkRuleSets(
  { check, district }: Stage,
  id: string,
  names: readonly string[],
): Promise<void> {
  const { ruleSet } = await district.intake.get(id)
  check(
    text("适用的规则集正确", "under the right rule sets"),
    names.every((name) => ruleSet.id.includes(name)),
  )
}

/** Shows the newest document of a case whose title begins so. */
export async function showDocument({ district, show }: Stage, id: string, title: string): Promise<string> {
  const documents = await district.intake.documents(id, "print for the applicant")
  const document = documents.findLast((each) => each.title.startsWith(title))
  const printed = document === undefined ? "" : formatDocument(document)
  if (printed !== "") show(printed)
  return printed
}

/** Says why a deadline falls on its day, a line for each day. */
export async function showLedger(
  { district, say, show }: Stage,
  id: string,
  name: DeadlineName,
  label: string,
): Promise<void> {
  const ledger = await district.intake.explain(id, name)
  if (ledger === null) return
  say(`${label}：逐日计算`)
  show(
    composeLedger(ledger)
      .map(({ zh }) => zh)
      .join("\n"),
  )
}
