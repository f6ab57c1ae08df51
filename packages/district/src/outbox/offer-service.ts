/** Offers what a notice proves of a service (送达) as the command that an officer then gives, and gives none. */
import { addresseeOf, type CaseCommand, type ServedRole, type ServiceRefusal } from "@onevisit/core/intake"
import {
  electronicService,
  noticeRefusals,
  type NoticeRefusal,
  type NoticeState,
} from "@onevisit/core/notices/outbox"
import type { Finding } from "@onevisit/core/reasons"
import * as Result from "effect/Result"
import { uuidSchema } from "../input/index.ts"
import { type CaseDesk, caseIdOf, caseStream, UnknownCase } from "../intake/index.ts"
import { keyOf } from "./notice-model.ts"

/** What an officer adds to what the notice proves. */
export interface NoticeServiceInput {
  /** The document of the case that the message brought, whole and not only the news of it. */
  readonly document: string
  readonly number?: string
  /** Who the recipient is in the case; by its parties unless said. */
  readonly role?: ServedRole
  readonly servers: readonly string[]
}

/** A service into a system that records arrival, for `intake.command`: a person's act, which is prepared and not done. */
export type NoticeServiceAnswer =
  | {
      readonly outcome: "offered"
      readonly command: Extract<CaseCommand, { readonly type: "record-service" }>
      readonly findings: readonly Finding[]
    }
  | { readonly outcome: "refused"; readonly refusal: NoticeRefusal | ServiceRefusal }

/** Rejects with `UnknownCase` where the case is not there. */
export async function offerService(
  cases: Pick<CaseDesk, "load">,
  notice: string,
  state: NoticeState,
  { document, number, role, servers }: NoticeServiceInput,
): Promise<NoticeServiceAnswer> {
  const { about, recipient } = state
  const id = caseIdOf(about)
  if (recipient === null || about !== caseStream(id) || !uuidSchema.safeParse(id).success)
    return { outcome: "refused", refusal: noticeRefusals.notOfACase }
  const { state: kept } = await cases.load(id)
  if (kept.version === 0) throw new UnknownCase()
  const proved = electronicService(state, kept.consents, keyOf(notice))
  if (Result.isFailure(proved)) return { outcome: "refused", refusal: proved.failure }
  const { findings, way } = proved.success
  const told = addresseeOf(kept, way.arrivedOn)
  const asKnown = told?.subject === recipient ? told.role : "agent"
  return {
    outcome: "offered",
    command: {
      type: "record-service",
      document,
      ...(number === undefined ? {} : { number }),
      addressee: {
        role: role ?? (recipient === kept.applicant ? "applicant" : asKnown),
        subject: recipient,
      },
      servers,
      way,
    },
    findings,
  }
}
