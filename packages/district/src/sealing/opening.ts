/**
 * What something sealed is opened for, by whom, and what of it: what the one who watches over openings is told before
 * anything is opened.
 */
import { type Actor, system } from "@onevisit/core/identity"
import { type Text, text } from "@onevisit/core/reasons"

/**
 * The purpose, in words or as the id of one that the district declared, and who asks. Where the district keeps an
 * access log (`records`), both have to be said.
 */
export type OpenedFor = string | { readonly purpose: string; readonly as: Actor }

/** One opening of sealed values, before it happens. */
export interface Opening {
  readonly stream: string
  readonly purpose: string
  /** `null` where the caller did not say. */
  readonly as: Actor | null
  /** Whose keys open them: subjects, and what else has a key, such as a run. */
  readonly subjects: readonly string[]
  readonly values: number
  /** Whether it is in the course of the district's own work: only the district can say so. */
  readonly isOwn: boolean
}

const own = new WeakSet<object>()

/**
 * Purposes of the district's own work, in the course of what it is called for: each carries out a statutory duty
 * (个人信息保护法 art. 13(3)). They need no declaration and are logged as any other.
 */
export const ownPurposes = {
  "own:look-up": text("办件中向登记机关核验", "Look-up in a register in the course of a case"),
  "own:print": text("打印法律文书", "Printing of a legal document"),
  "own:determine": text("津贴认定", "Determination of a benefit"),
  "own:sweep": text("数据比对核定", "Sweep of a benefit"),
  "own:import-roll": text("导入既有名册", "Import of a roll"),
  "own:pay": text("制作发放名单", "Payment file"),
  "own:public-notice": text("公示", "Public notice"),
  "own:collection": text("集体代办", "Handing in and out for many"),
  "own:notice": text("告知本人", "Notice to the person"),
  "own:track-parcel": text("查询邮寄进度", "Asking a courier where a parcel is"),
} as const satisfies Readonly<Record<string, Text>>

/** An opening in the course of the district's own work; by the program itself unless a person asked for the work. */
export function ownOpening(purpose: keyof typeof ownPurposes, as: Actor = system("district")): OpenedFor {
  const opening = { purpose, as }
  own.add(opening)
  return opening
}

/** Whether the district itself made it: naming one of its purposes makes nobody the district. */
export function isOwnOpening(given: OpenedFor): boolean {
  return typeof given === "object" && own.has(given)
}

/** The purpose in its words. Throws `TypeError` where there are none. */
export function purposeOf(given: OpenedFor): string {
  const purpose = typeof given === "string" ? given : given.purpose
  if (purpose.trim() === "") throw new TypeError("What is sealed is opened for a purpose: say which.")
  return purpose
}

/** Who opens, where it was said. */
export function openerOf(given: OpenedFor): Actor | null {
  return typeof given === "string" ? null : given.as
}
