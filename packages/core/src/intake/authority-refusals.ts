/** Why somebody may not do an act to a case. */
import type { Citation, Refusal } from "../reasons/index.ts"
import { text } from "../reasons/index.ts"

export interface NotAuthorised extends Refusal<"NotAuthorised"> {
  readonly needed: string
}
/** The powers handed on to the officer do not cover the act. */
export interface NotDelegated extends Refusal<"NotDelegated"> {
  /** The act, by its name in the table of who may do what. */
  readonly act: string
}
/** The officer's unit has nothing to do with cases of this item. */
export interface NotCompetent extends Refusal<"NotCompetent"> {
  /** The id of the authority whose case it is. */
  readonly authority: string
}

export const notAuthorised = (needed: string, clause?: Citation): NotAuthorised => ({
  _tag: "NotAuthorised",
  needed,
  message: text(
    `此操作须由具备“${needed}”职责的工作人员进行。`,
    `Only an officer with the role "${needed}" may do this.`,
  ),
  ...(clause ? { clause } : {}),
})

export const notTheApplicant: NotAuthorised = {
  _tag: "NotAuthorised",
  needed: "applicant",
  message: text(
    "此操作须由申请人本人或其代理人提出。",
    "Only the applicant, or an agent of theirs, may ask for this.",
  ),
}

export const notDelegated = (act: string): NotDelegated => ({
  _tag: "NotDelegated",
  act,
  message: text(
    "授权范围不包括此操作，请由授权人办理，或请其补充授权。",
    "The delegation does not cover this: let whoever delegated do it, or widen the delegation.",
  ),
})

export const notCompetent = (authority: string): NotCompetent => ({
  _tag: "NotCompetent",
  authority,
  message: text(
    "您所在单位无权办理此件，请转交有权单位，或由管理员授予管辖。",
    "Your unit is not competent for this case: pass it on, or have the host give you jurisdiction.",
  ),
})
