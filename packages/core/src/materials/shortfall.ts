/**
 * Shortfalls (缺失/不符材料): what is missing or wrong in a submission. Data, not an error: a correction
 * notice tells all of them at once, tolerant intake asks whether each may be owed.
 * 行政许可法 art. 32(1)(4); 浙江省保障“最多跑一次”改革规定 art. 11.
 */
import type { Text } from "../reasons/index.ts"
import type { Sealable } from "../events/index.ts"
import { text } from "../reasons/index.ts"
import type { ChecklistLine, Checklist } from "./checklist.ts"
import type { Alternative, Deferral } from "./requirement.ts"
import type { SubmittedMaterial } from "./submission.ts"

export type ShortfallCode =
  | "missing"
  | "copy-for-original"
  | "missing-seal"
  | "receipt-in-lieu"
  | "wrong-medium"
  | "too-few"
  | "content-wrong"

export interface Shortfall {
  readonly requirement: string
  readonly code: ShortfallCode
  /** Key materials come first in what is told. */
  readonly necessity: "key" | "secondary"
  /** Whether tolerant intake may leave exactly this owed. */
  readonly deferrable: boolean
  /** What to do, in one sentence. */
  readonly remedy: Text
  /** What the officer found wrong with the content; may speak of a person. */
  readonly note?: Sealable<Text>
}

/** Judges a submission against the checklist: every shortfall that can be seen, none about what the authority obtains. */
export function judgeSubmission(
  checklist: Checklist,
  submitted: readonly SubmittedMaterial[],
): readonly Shortfall[] {
  const shortfalls = checklist.lines.flatMap((line) => judgeLine(line, submitted))
  return shortfalls.toSorted((a, b) => Number(b.necessity === "key") - Number(a.necessity === "key"))
}

/** Materials handed in for no requirement of the item, by the id they named. */
export function unknownMaterials(
  known: ReadonlySet<string>,
  submitted: readonly SubmittedMaterial[],
): readonly string[] {
  return [...new Set(submitted.map((material) => material.requirement).filter((id) => !known.has(id)))]
}

function judgeLine(line: ChecklistLine, submitted: readonly SubmittedMaterial[]): readonly Shortfall[] {
  const { requirement } = line
  if (line.from === "authority" || requirement.necessity === "optional" || line.needed !== "yes") return []
  // What was handed in last for a requirement replaces what came before.
  const given = submitted.findLast((material) => material.requirement === requirement.id)
  const codes = given === undefined ? (["missing"] as const) : defectsOf(given, requirement.accepts)
  return codes.map((code) => shortfallOf(line, code, given))
}

/** Content and form are told together: what can be seen now may not be brought up later. */
function defectsOf(given: SubmittedMaterial, accepts: readonly Alternative[]): readonly ShortfallCode[] {
  const content: readonly ShortfallCode[] = given.defect === undefined ? [] : ["content-wrong"]
  const form = given.receiptInLieu === true ? (["receipt-in-lieu"] as const) : defectsOfForm(given, accepts)
  return [...content, ...form]
}

/** Against the alternative it comes nearest to, which decides what is told. */
function defectsOfForm(given: SubmittedMaterial, accepts: readonly Alternative[]): readonly ShortfallCode[] {
  let nearest: readonly ShortfallCode[] | undefined
  for (const alternative of accepts) {
    const defects = defectsAgainst(given, alternative)
    if (nearest === undefined || defects.length < nearest.length) nearest = defects
  }
  return nearest ?? []
}

function defectsAgainst(given: SubmittedMaterial, wanted: Alternative): readonly ShortfallCode[] {
  const defects: ShortfallCode[] = []
  if (given.medium !== wanted.medium) defects.push("wrong-medium")
  if (wanted.copyKind === "original" && given.copyKind === "copy") defects.push("copy-for-original")
  if (given.number < wanted.number) defects.push("too-few")
  if (wanted.sealed === true && !given.sealed) defects.push("missing-seal")
  return defects
}

const DEFERRAL_OF: Partial<Record<ShortfallCode, Deferral>> = {
  missing: "absence",
  "copy-for-original": "copy-for-original",
  "missing-seal": "missing-seal",
  "receipt-in-lieu": "receipt-in-lieu",
}

function shortfallOf(
  line: ChecklistLine,
  code: ShortfallCode,
  given: SubmittedMaterial | undefined,
): Shortfall {
  const { requirement } = line
  const deferral = DEFERRAL_OF[code]
  const isKeyAbsent = requirement.necessity === "key" && (code === "missing" || code === "receipt-in-lieu")
  return {
    requirement: requirement.id,
    code,
    necessity: requirement.necessity === "key" ? "key" : "secondary",
    deferrable: deferral !== undefined && !isKeyAbsent && requirement.deferrable.includes(deferral),
    remedy: composeRemedy(line, code),
    ...(code === "content-wrong" && given?.defect !== undefined ? { note: given.defect } : {}),
  }
}

function composeRemedy(line: ChecklistLine, code: ShortfallCode): Text {
  const { accepts, name } = line.requirement
  const wanted = composeAlternatives(accepts)
  switch (code) {
    case "missing":
      return text(`请提交“${name.zh}”（${wanted.zh}）。`, `Please hand in "${name.en}" (${wanted.en}).`)
    case "copy-for-original":
      return text(`“${name.zh}”请提交原件。`, `Please hand in the original of "${name.en}".`)
    case "missing-seal":
      return text(`“${name.zh}”请补盖印章。`, `Please have "${name.en}" sealed.`)
    case "receipt-in-lieu":
      return text(
        `“${name.zh}”目前只有申办回执，取得后请提交（${wanted.zh}）。`,
        `Only a receipt stands in for "${name.en}" so far; hand the document in when you have it (${wanted.en}).`,
      )
    case "wrong-medium":
      return text(
        `“${name.zh}”请按以下形式提交：${wanted.zh}。`,
        `Please hand in "${name.en}" in this form: ${wanted.en}.`,
      )
    case "too-few":
      return text(
        `“${name.zh}”份数不足，请提交：${wanted.zh}。`,
        `There are too few of "${name.en}"; needed: ${wanted.en}.`,
      )
    case "content-wrong":
      return text(
        `“${name.zh}”内容不符，请更正。`,
        `The content of "${name.en}" does not fit; please correct it.`,
      )
    default:
      return code satisfies never
  }
}

/** The accepted forms as people read them: `原件 1 份（纸质）或复印件 1 份（纸质，加盖印章）`. */
export function composeAlternatives(accepts: readonly Alternative[]): Text {
  const zh = accepts.map((a) => {
    const kind = a.copyKind === "original" ? "原件" : "复印件"
    const medium = a.medium === "paper" ? "纸质" : "电子"
    return `${kind} ${a.number} 份（${medium}${a.sealed === true ? "，加盖印章" : ""}）`
  })
  const en = accepts.map((a) => {
    const kind = a.copyKind === "original" ? "original" : "copy"
    return `${a.number} × ${a.medium} ${kind}${a.sealed === true ? ", sealed" : ""}`
  })
  return text(zh.join("或"), en.join(" or "))
}
