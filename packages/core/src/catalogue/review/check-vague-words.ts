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
  for (const [index, material] of materials.entries()) {
    const { name } = material
    if (isCatchAll(name, CATCH_ALL_MATERIAL, context))
      report(
        ["materials", index, "name"],
        text(
          `“${name.zh}”是兜底条款：请列明具体材料，没有具体材料的应当删去。`,
          `"${name.en}" is a catch-all: list what is meant, and take out what is nothing in particular.`,
        ),
        { fix: removal(["materials", index], text("删去这项材料", "Take this material out")) },
      )
    for (const { field, title } of BESIDE) {
      const words = material[field]
      if (words === undefined || !isCatchAllBeside(words, context)) continue
      report(
        ["materials", index, field],
        text(
          `“${words.zh}”是兜底条款：请写明具体内容，没有具体内容的应当删去。`,
          `"${words.en}" is a catch-all: say what is meant, and take out what is nothing in particular.`,
        ),
        { fix: removal(["materials", index, field], title) },
      )
    }
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
  for (const [index, material] of materials.entries()) {
    if (!isCatchAll(material.name, CATCH_ALL_MATERIAL, context))
      reportVague(material.name, ["materials", index, "name"], "material", report, context)
    for (const { field } of BESIDE) {
      const words = material[field]
      if (words !== undefined && !isCatchAllBeside(words, context))
        reportVague(words, ["materials", index, field], "material", report, context)
    }
  }
}

export const conditionsAreExact: CheckItem = ({ conditions }, report, context) => {
  for (const [index, condition] of conditions.entries()) {
    if (isCatchAll(condition, CATCH_ALL_CONDITION, context)) continue
    reportVague(condition, ["conditions", index], "condition", report, context)
  }
}

/** What is said of a material beside its name. */
const BESIDE = [
  { field: "standard", title: text("删去这条标准", "Take this standard out") },
  { field: "remark", title: text("删去这条备注", "Take this remark out") },
] as const

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

/** A remark or a standard may ask for whatever paper or lay down whatever demand. */
function isCatchAllBeside(words: Text, context: ReviewContext): boolean {
  return isCatchAll(words, CATCH_ALL_MATERIAL, context) || isCatchAll(words, CATCH_ALL_CONDITION, context)
}

function removal(path: Path, title: Text): Fix {
  return { title, edits: [{ op: "remove", path }] }
}
