/** How a person wants to be told. Nothing here may be demanded of them, and without a word of theirs all ways are open. */
import * as Result from "effect/Result"
import { type DomainEvent, happening } from "../../events/index.ts"
import { type Actor, holdsRole, type SubjectId } from "../../identity/index.ts"
import type { Now } from "../../time/index.ts"
import type { Language } from "../language.ts"
import { type NoticeRefusal, notAuthorised } from "./notice-refusals.ts"

export interface Preferences {
  /** The language of messages. */
  readonly language: Language
  /** The channels by which they do not want to be reached. */
  readonly notBy: readonly string[]
  /** Whether they want each notice on paper too, beside the messages, for which nobody has to give a reason. */
  readonly onPaper: boolean
}

export const noPreferences: Preferences = { language: "zh", notBy: [], onPaper: false }

export type PreferencesEvent = DomainEvent<"PreferencesSet", Preferences & { readonly person: SubjectId }>

export interface PreferencesState extends Preferences {
  readonly version: number
  readonly person: SubjectId | null
}

export const preferencesUnset: PreferencesState = { ...noPreferences, version: 0, person: null }

/** What a person wants. */
export interface PreferencesCommand extends Preferences {
  readonly person: SubjectId
}

/** Only the person, whoever acts for them, and officers who were told by them may say it. */
export function decidePreferences(
  state: PreferencesState,
  wanted: PreferencesCommand,
  context: { readonly now: Now; readonly actor: Actor; readonly roles: readonly string[] },
): Result.Result<readonly PreferencesEvent[], NoticeRefusal> {
  const { actor, now, roles } = context
  const isOwn =
    (actor.kind === "applicant" && actor.subject === wanted.person) ||
    (actor.kind === "agent" && (actor.principal === wanted.person || actor.subject === wanted.person))
  if (!isOwn && !roles.some((role) => holdsRole(actor, role, now.on)))
    return Result.fail(notAuthorised(roles))
  return isSame(state, wanted)
    ? Result.succeed([])
    : Result.succeed([happening<PreferencesEvent>()(context, "PreferencesSet", wanted)])
}

export function evolvePreferences(state: PreferencesState, event: PreferencesEvent): PreferencesState {
  return { ...event.data, version: state.version + 1 }
}

function isSame(state: PreferencesState, wanted: Preferences): boolean {
  return (
    state.version > 0 &&
    state.language === wanted.language &&
    state.onPaper === wanted.onPaper &&
    state.notBy.join("\n") === wanted.notBy.join("\n")
  )
}
