/** The rules of guidance that a command may break, each as plain data that says what to do instead. */
import type { Refusal } from "../reasons/index.ts"
import { text } from "../reasons/index.ts"

/** The actor may not do this: `needed` are the roles any of which would do, or in words who may. */
export interface GuidanceNotAuthorised extends Refusal<"NotAuthorised"> {
  readonly needed: readonly string[]
}

/** Refused for want of a role; where the district names none, it is told so. */
export const roleMissing = (needed: readonly string[]): GuidanceNotAuthorised => ({
  _tag: "NotAuthorised",
  needed,
  message:
    needed.length === 0
      ? text(
          "尚未指定由何种岗位办理此事，请先在配置（guidance.roles）中指定。",
          "Nobody is named for this yet; name the roles in the settings (`guidance.roles`) first.",
        )
      : text(
          `此操作须由具备“${needed.join("”或“")}”职责的工作人员进行。`,
          `Only an officer with the role "${needed.join('" or "')}" may do this.`,
        ),
})

export const officerNeeded: GuidanceNotAuthorised = {
  _tag: "NotAuthorised",
  needed: ["officer"],
  message: text("此操作须由工作人员进行。", "Only an officer may do this."),
}

/** Refusals that carry nothing but their sentence, and that several commands share. */
export const guidanceRefusals = {
  reasonsMissing: say("ReasonsMissing", "请写明理由。", "Give the reason in words."),
  dateInTheFuture: say("DateInTheFuture", "日期不能晚于今天。", "The date may not lie in the future."),
} as const

export function say<Tag extends string>(tag: Tag, zh: string, en: string): Refusal<Tag> {
  return { _tag: tag, message: text(zh, en) }
}
