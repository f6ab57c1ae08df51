/**
 * The five grades of the rating of government services (政务服务“好差评”), the two lowest of which are bad and open
 * the loop of verification, rectification and revisit. 国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的
 * 意见（国办发〔2019〕51号）.
 */
import { text, type Text } from "../../reasons/index.ts"

/** From the best to the worst. */
export type Grade = "very-satisfied" | "satisfied" | "fairly-satisfied" | "dissatisfied" | "very-dissatisfied"

export const grades: readonly Grade[] = [
  "very-satisfied",
  "satisfied",
  "fairly-satisfied",
  "dissatisfied",
  "very-dissatisfied",
]

export const gradeTitles: Readonly<Record<Grade, Text>> = {
  "very-satisfied": text("非常满意", "very satisfied"),
  satisfied: text("满意", "satisfied"),
  "fairly-satisfied": text("基本满意", "fairly satisfied"),
  dissatisfied: text("不满意", "dissatisfied"),
  "very-dissatisfied": text("非常不满意", "very dissatisfied"),
}

/** Whether a grade is bad (差评): one of the two lowest. */
export function isBadGrade(grade: Grade): boolean {
  return grade === "dissatisfied" || grade === "very-dissatisfied"
}
