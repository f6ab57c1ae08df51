/**
 * That a document bears its seal, where its addressee is to be served, and that it was served: on whom, by whom, in
 * which way, and which day counts. Nothing is served without its seal (浙江省保障“最多跑一次”改革规定 art. 11¶4), and
 * nothing electronically without the person's word beforehand.
 */
import * as Result from "effect/Result"
import type { PlainDate } from "../time/index.ts"
import type { CaseCommand, CaseContext } from "./case-commands.ts"
import type { IssuedDocument } from "./case-documents.ts"
import type { CaseState } from "./case-state.ts"
import { decided, happen, refuse, type Decision } from "./draft.ts"
import { maySign } from "./party.ts"
import { type CaseRefusal, refusals } from "./refusals.ts"
import { notSealed } from "./service-refusals.ts"
import { servedOn } from "./service/served-on.ts"
import { actedOn, type Addressee, type ServiceWay } from "./service/service-way.ts"

type Command<Type extends CaseCommand["type"]> = Extract<CaseCommand, { type: Type }>

/** By the number of an act that waits for its seal, or by the id of any document that bears none yet. */
export function decideRecordSeal(
  { documents, toSeal }: CaseState,
  command: Command<"record-seal">,
  context: CaseContext,
): Decision {
  const id = command.document ?? toSeal.find(({ number }) => number === command.number)?.document
  const isUnsealed = documents.some((each) => each.id === id && !each.isSealed)
  return id !== undefined && isUnsealed
    ? decided(happen(context, "DocumentSealed", { document: id }))
    : refuse(refusals.nothingToSeal)
}

/** What is confirmed replaces what was confirmed before; agreeing to no system takes an earlier word back. */
export function decideConfirmServiceAddress(
  { choices, consents }: CaseState,
  { confirmedOn, electronic, evidence, letters }: Command<"confirm-service-address">,
  context: CaseContext,
): Decision {
  if (electronic === null && letters === null) return refuse(refusals.nothingConfirmed)
  if (confirmedOn > context.now.on) return refuse(refusals.dateInTheFuture)
  if (confirmedOn < (consents.at(-1)?.from ?? confirmedOn)) return refuse(refusals.dateTooEarly)
  if (electronic !== null && choices.optIns?.electronicService === false)
    return refuse(refusals.electronicServiceDeclined)
  return decided(happen(context, "ServiceAddressConfirmed", { confirmedOn, electronic, evidence, letters }))
}

/** The day follows from the way; the first service that counts stays the one that does. */
export function decideRecordService(
  state: CaseState,
  { addressee, document: id, number, servers, way }: Command<"record-service">,
  context: CaseContext,
): Decision {
  const document = state.documents.find((each) => each.id === id)
  if (document === undefined) return refuse(refusals.noSuchDocument)
  const numbered = document.number ?? number
  if (numbered === undefined) return refuse(refusals.documentNotNumbered)
  if (servers.length === 0) return refuse(refusals.serversMissing)
  const on = actedOn(way)
  const refusal =
    refuseUnsealed([document]) ??
    refuseUntimely(document, way, context) ??
    (isAddressee(state, addressee, on ?? context.now.on) ? undefined : refusals.notAnAddressee)
  if (refusal) return refuse(refusal)
  const service = servedOn(way, state.consents, context.ruleSet.provisions.service ?? {})
  if (Result.isFailure(service)) return refuse(service.failure)
  const { clause, on: day } = service.success
  const consent = way.method === "electronic" ? state.consents.findLast(({ from }) => from <= day) : undefined
  const data = {
    document: { id, kind: document.kind, number: numbered },
    addressee,
    way,
    servers,
    servedOn: day,
    counts: doesCount(document, day, context.now.on),
    ...(consent === undefined ? {} : { consentedOn: consent.from }),
    ...(clause === undefined ? {} : { clause }),
  }
  return decided(happen(context, "DocumentServed", data, { occurredOn: on ?? context.now.on }))
}

/** What leaves the house without its seal is nobody's document. */
export function refuseUnsealed(documents: readonly IssuedDocument[]): CaseRefusal | undefined {
  const unsealed = documents.filter(({ isSealed }) => !isSealed)
  return unsealed.length === 0 ? undefined : notSealed(unsealed.map(({ id }) => id))
}

/** The first counts, and no later one; but a notice that still stands has not served yet, and may be overtaken. */
function doesCount({ served }: IssuedDocument, day: PlainDate, today: PlainDate): boolean {
  if (served === null) return true
  return served.on > today && day < served.on
}

/** Not before the document was made, nor after today; and nothing arrives before it was posted. */
function refuseUntimely(
  document: IssuedDocument,
  way: ServiceWay,
  { now }: CaseContext,
): CaseRefusal | undefined {
  const on = actedOn(way)
  const first = way.method === "posted" ? way.postedOn : (on ?? now.on)
  if (first > now.on || (on ?? first) > now.on) return refusals.dateInTheFuture
  return first < document.on || (on ?? first) < first ? refusals.dateTooEarly : undefined
}

/** The applicant, or a party on record that day who may take papers for them. */
function isAddressee(
  { applicant, parties }: CaseState,
  { role, subject }: Addressee,
  on: PlainDate,
): boolean {
  if (role === "applicant") return subject === applicant
  return parties.some((party) => party.subject === subject && maySign(party, role, on))
}
