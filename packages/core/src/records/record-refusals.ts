/** The rules about records that a call may break, each as plain data that says what to do instead. */
import { type OfficerLapsed, refuseLapsed } from "../identity/index.ts"
import { type Citation, type Refusal, text } from "../reasons/index.ts"
import { mayOnRecords, type RecordAct, type RecordContext, rolesOnRecords } from "./record-rules.ts"

/** A clause of the Personal Information Protection Law (2021). */
export function informationLaw(article: string, paragraph?: string): Citation {
  return {
    statute: "personal-information-protection-law",
    title: text("个人信息保护法", "Personal Information Protection Law"),
    article,
    ...(paragraph === undefined ? {} : { paragraph }),
    edition: "2021-08-20",
  }
}

/** The actor may not do this: `needed` are the roles any of which would do. */
export interface RecordsNotAuthorised extends Refusal<"NotAuthorised"> {
  readonly needed: readonly string[]
}

/** `undefined` for an officer whose role the district names for the act. */
export function refuseOnRecords(
  act: RecordAct,
  context: Pick<RecordContext, "actor" | "now" | "rules">,
): RecordsNotAuthorised | OfficerLapsed | undefined {
  if (mayOnRecords(act, context)) return undefined
  return refuseLapsed(context.actor, context.now.on) ?? notAuthorised(rolesOnRecords(act, context.rules))
}

function notAuthorised(needed: readonly string[]): RecordsNotAuthorised {
  return {
    _tag: "NotAuthorised",
    needed,
    clause: informationLaw("51", "1(4)"),
    message:
      needed.length === 0
        ? text(
            "尚未指定由何种岗位办理此事，请先在配置（records.roles）中指定。",
            "Nobody is named for this yet; name the roles in the settings (`records.roles`) first.",
          )
        : text(
            `此操作须由具备“${needed.join("”或“")}”职责的工作人员进行。`,
            `Only an officer with the role "${needed.join('" or "')}" may do this.`,
          ),
  }
}

export function say<Tag extends string>(
  tag: Tag,
  zh: string,
  en: string,
  clause?: Citation,
): Refusal<Tag> & { readonly clause?: Citation } {
  return { _tag: tag, message: text(zh, en), ...(clause === undefined ? {} : { clause }) }
}
