/** Where a notice goes by a channel, and its text. An address is opened for one call and forgotten. */
import * as Result from "effect/Result"
import { composeMessage, type MessageContent } from "@onevisit/core/notices"
import type { NoticeCommand, NoticeState, Preferences } from "@onevisit/core/notices/outbox"
import type { Channel } from "@onevisit/core/ports"
import { errorFields, type Observer } from "../hooks/index.ts"
import { ownOpening } from "../sealing/index.ts"
import type { Subjects } from "../subjects/index.ts"
import { knownOf, type Outfit, usualAddress } from "./outbox-settings.ts"

export interface Addressing extends Outfit {
  readonly subjects: Pick<Subjects, "reveal">
  readonly observer: Observer
}

/** A notice, and what is needed to tell where it goes. */
interface Addressed {
  readonly options: Addressing
  readonly notice: string
  readonly state: NoticeState
  readonly preferences: Preferences
}

/** A text that cannot be made any more is the district's to mend; one that must not travel is told by a person. */
export const troubles = {
  "no-address": "address",
  "not-composed": "content",
  "no-template": "configuration",
  defect: "configuration",
} as const

type Unaddressed = keyof typeof troubles | "erased"

/** The address and the text in the person's language; or why there are none. */
export async function address(
  channel: Channel,
  { notice, options, preferences, state }: Addressed,
): Promise<{ readonly to: string; readonly content: MessageContent } | Unaddressed> {
  const { settings, subjects, templates } = options
  const template = templates.get(state.kind)
  const identity =
    state.recipient === null ? null : await subjects.reveal(state.recipient, ownOpening("own:notice"))
  if (identity === "erased") return "erased"
  if (identity === null) return "no-address"
  try {
    const to = (settings.addressOf ?? usualAddress)(identity, channel.addresses, channel.id)
    if (to === null || to.trim() === "") return "no-address"
    const link = settings.linkTo?.({ about: state.about, kind: state.kind })
    const content =
      template &&
      composeMessage(template, state.values as never, {
        language: preferences.language,
        known: knownOf(identity),
        ...(link === undefined ? {} : { link }),
      })
    if (content !== undefined && Result.isSuccess(content)) return { to, content: content.success }
    const paths =
      content === undefined ? "no template" : content.failure.issues.map(({ path }) => path.join("."))
    options.observer.log("error", "notice-not-composed", { notice, kind: state.kind, at: String(paths) })
    return content === undefined ? "no-template" : "not-composed"
  } catch (error) {
    // The host's own functions, before anything is sent.
    options.observer.log("error", "notice-defect", { notice, ...errorFields(error) })
    return "defect"
  }
}

/** What is kept of nobody any more is owed to nobody. */
export const nobodyIsThere: NoticeCommand = { type: "withdraw", because: "erased" }

export async function isErased({ options, state }: Pick<Addressed, "options" | "state">): Promise<boolean> {
  const { subjects } = options
  return (
    state.recipient !== null &&
    (await subjects.reveal(state.recipient, ownOpening("own:notice"))) === "erased"
  )
}
