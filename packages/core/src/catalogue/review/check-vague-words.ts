/**
 * Catch-all clauses and vague words, in the materials and the conditions of an item. The bulletin of Xiaoshan abolishes
 * catch-all clauses such as 其他材料 and wants wording without ambiguity; 优化营商环境条例 art. 35 has standards made
 * exact. Only the listed words are seen: whether a condition means one thing alone is left to people.
 */
import { text, type Path, type Text } from "../../reasons/index.ts"
import type { Fix } from "./fix.ts"
import type { CheckItem, Report } from "./review-finding.ts"
import type { ReviewContext } from "./review-options.ts"
import { CATCH_ALL_CONDITION, CATCH_ALL_MATERIAL } from "./vague-words.ts"

export const materialsAreNoCatchAll: CheckItem = ({ materials }, report, context) => {
  for (const [index, { name }] of materials.entries()) {
    if (!isCatchAll(name, CATCH_ALL_MATERIAL, context)) continue
    report(
      ["materials", index, "name"],
      text(
        `“${name.zh}”是兜底条款：请列明具体材料，没有具体材料的应当删去。`,
        `"${name.en}" is a catch-all: list what is meant, and take out what is nothing in particular.`,
      ),
      { fix: removal(["materials", index], text("删去这项材料", "Take this material out")) },
    )
  }
}

export const conditionsAreNoCatchAll: CheckItem = ({ conditions }, report, context) => {
  for (const [index, condition] of conditions.entries()) {
    if (!isCatchAll(condition, CATCH_ALL_CONDITION, context)) continue
    report(
      ["conditions", index],
      text(
        `“${condition.zh}”是兜底条款：请列明具体条件，没有具体条件的应当删去。`,
        `"${condition.en}" is a catch-all: list what is meant, and take out what is nothing in particular.`,
      ),
      {
        // An item keeps at least one condition, or says that there is none.
        fix:
          conditions.length === 1
            ? undefined
            : removal(["conditions", index], text("删去这项条件", "Take this condition out")),
      },
    )
  }
}

export const materialsAreExact: CheckItem = ({ materials }, report, context) => {
  for (const [index, { name, standard }] of materials.entries()) {
    if (!isCatchAll(name, CATCH_ALL_MATERIAL, context))
      reportVague(name, ["materials", index, "name"], "material", report, context)
    if (standard !== undefined)
      reportVague(standard, ["materials", index, "standard"], "material", report, context)
  }
}

export const conditionsAreExact: CheckItem = ({ conditions }, report, context) => {
  for (const [index, condition] of conditions.entries()) {
    if (isCatchAll(condition, CATCH_ALL_CONDITION, context)) continue
    reportVague(condition, ["conditions", index], "condition", report, context)
  }
}

const WANTED = {
  material: text("请写明具体材料或者标准", "say which material or standard is meant"),
  condition: text("请写明具体条件", "say which condition is meant"),
}

function reportVague(
  words: Text,
  path: Path,
  of: keyof typeof WANTED,
  report: Report,
  { findVague }: ReviewContext,
): void {
  const vague = findVague(words)
  if (vague.length === 0) return
  const { en, zh } = WANTED[of]
  report(
    path,
    text(
      `${vague.map((word) => `“${word}”`).join("、")}含义不明确，${zh}。`,
      `${vague.map((word) => `"${word}"`).join(", ")} ${vague.length === 1 ? "leaves" : "leave"} open what is asked: ${en}.`,
    ),
  )
}

function isCatchAll(words: Text, catchAll: RegExp, { findVague }: ReviewContext): boolean {
  return catchAll.test(words.zh) && findVague(words).length > 0
}

function removal(path: Path, title: Text): Fix {
  return { title, edits: [{ op: "remove", path }] }
}
