/** A notice as a letter, for the host to print: what it says, and whom and where it goes to. */
import { composeMessage } from "@onevisit/core/notices"
import { noticeRefusals, type NoticeRefusal, type NoticeState } from "@onevisit/core/notices/outbox"
import { InvalidInput } from "@onevisit/core/reasons"
import * as Result from "effect/Result"
import type { OpenedFor } from "../sealing/index.ts"
import type { Subjects } from "../subjects/index.ts"
import type { NoticeDesk } from "./notice-desk.ts"
import type { Outfit } from "./outbox-settings.ts"

/** In the clear: it is printed, and forgotten. */
export interface Letter {
  readonly name: string
  /** `null` where none is known of them. */
  readonly address: string | null
  readonly title: string
  readonly body: string
  readonly link?: string
}

export type LetterAnswer =
  | { readonly outcome: "composed"; readonly letter: Letter }
  /** Nothing is owed any more, or nothing is known any more of whom to write to. */
  | { readonly outcome: "refused"; readonly refusal: NoticeRefusal }

export interface ComposingLetters extends Outfit {
  readonly desk: Pick<NoticeDesk, "preferencesOf">
  readonly subjects: Pick<Subjects, "reveal">
}

export async function composeLetter(
  { desk, settings, subjects, templates }: ComposingLetters,
  { about, kind, phase, recipient, values }: NoticeState,
  purpose: OpenedFor,
): Promise<LetterAnswer> {
  const refused = { outcome: "refused", refusal: noticeRefusals.closed } as const
  if (recipient === null || phase === "withdrawn" || phase === "lapsed") return refused
  const template = templates.get(kind)
  if (template === undefined)
    throw new InvalidInput([{ path: ["kind"], expected: "a kind of the templates" }])
  const identity = await subjects.reveal(recipient, purpose)
  if (identity === null || identity === "erased") return refused
  const { language } = await desk.preferencesOf(recipient)
  const link = settings.linkTo?.({ about, kind })
  const composed = composeMessage(template, values as never, {
    language,
    ...(link === undefined ? {} : { link }),
  })
  if (Result.isFailure(composed)) throw composed.failure
  const { body, link: shown, title } = composed.success
  const letter = { name: identity.name, address: identity.address ?? null, title, body }
  return { outcome: "composed", letter: shown === undefined ? letter : { ...letter, link: shown } }
}
