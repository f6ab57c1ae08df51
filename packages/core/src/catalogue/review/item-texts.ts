/** The texts of an item that its reader goes through, each with the way to it. */
import type { Path, Text } from "../../reasons/index.ts"
import type { ServiceItem } from "../service-item.ts"

/** Takes a text; the path is made of the steps that are there. */
export type SeeText = (words: Text, field: string, index?: number, below?: string) => void

/** Shows every text that tells what is needed, done and had; not those of the contact and the mark of a sample. */
export function seeTexts(item: ServiceItem, see: SeeText): void {
  see(item.name, "name")
  item.conditions.forEach((condition, index) => see(condition, "conditions", index))
  item.procedure.forEach((step, index) => see(step, "procedure", index))
  if (item.quantityLimit) see(item.quantityLimit, "quantityLimit")
  item.specialProcedures.forEach(({ title }, index) => see(title, "specialProcedures", index, "title"))
  item.questions.forEach(({ question }, index) => see(question, "questions", index, "question"))
  item.materials.forEach(({ name, remark, standard }, index) => {
    see(name, "materials", index, "name")
    if (remark) see(remark, "materials", index, "remark")
    if (standard) see(standard, "materials", index, "standard")
  })
  if (item.visits.reason) see(item.visits.reason, "visits", undefined, "reason")
  if (item.fee) see(item.fee.amount, "fee", undefined, "amount")
  if (item.fee?.charges) see(item.fee.charges, "fee", undefined, "charges")
  see(item.result.name, "result", undefined, "name")
  item.faq?.forEach(({ answer, question }, index) => {
    see(question, "faq", index, "question")
    see(answer, "faq", index, "answer")
  })
}

/** The path that a text was shown with. */
export function pathOf(field: string, index?: number, below?: string): Path {
  return [field, ...(index === undefined ? [] : [index]), ...(below === undefined ? [] : [below])]
}
