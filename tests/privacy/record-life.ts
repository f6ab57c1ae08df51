// A person's records lived through: found, looked at, held, restricted, asked about in every way, copied, disposed of, with a
// marked secret wherever something about a person may be said. All that the district answers is handed to `heard`.
import { citizenNumber, sampleCitizenNumber, samplePhone } from "@onevisit/china"
import { actorOfApplicant, type OfficerActor, type SubjectId } from "@onevisit/core/identity"
import type { RecordRules } from "@onevisit/core/records"
import { months, plainDate, workingDays } from "@onevisit/core/time"
import type { District, SimulatedClock } from "@onevisit/district"
import type { Secrets } from "./leaks.ts"
import { clerk, type Heard } from "./secret-life.ts"

const title = { zh: "样例", en: "sample" }
const source = { statute: "sample-rules", title, sample: true }
const terms = [{ validFrom: plainDate("2018-01-01"), validTo: null, term: months(12), source }]
const archivist: OfficerActor = { ...clerk, externalId: "archivist-1", roles: ["archive"] }
const roles = ["archive"]

export const recordRules: RecordRules = {
  purposes: [{ id: "remedy", title, basis: "statutory-duty", restricted: "remedy" }],
  classes: [
    { id: "person", title, streams: ["subject"], endedBy: "last-event", terms },
    { id: "request", title, streams: ["request"], endedBy: "last-event", terms },
  ],
  search: { keys: ["identifier", "phone", "name-and-last-four"], most: 5 },
  requests: { answerWithin: workingDays(15), remedies: [title] },
  roles: {
    "read-access-log": roles,
    "read-records": roles,
    "search-subjects": roles,
    "set-holds": roles,
    "restrict-records": roles,
    "dispose-of-records": roles,
    "take-requests": roles,
    "decide-requests": roles,
  },
}

/** A secret for every place; the numbers are right by their check digits, in the sample region. */
export function recordSecrets(mark: string, n: number) {
  return {
    name: `欧阳${mark}`,
    number: sampleCitizenNumber({ born: "1961-04-07", sequence: n % 1000 }),
    phone: samplePhone(n),
    address: `样例街道${mark}弄`,
    holdReason: `诉讼中${mark}`,
    liftReason: `结案了${mark}`,
    restrictReason: `要求删除${mark}`,
    openReason: `再次申请${mark}`,
    words: `请求写道${mark}`,
    evidence: `户口簿载${mark}`,
    refusalReason: `拒绝因${mark}`,
    statement: `当事人称${mark}`,
  } satisfies Secrets
}

export type RecordSecrets = ReturnType<typeof recordSecrets>

export interface LivedRecords {
  readonly subject: SubjectId
  readonly requests: readonly string[]
  /** What was handed out, to the one whose data it is. */
  readonly copy: string
  /** Ends it all: the term is over and a person says so. */
  dispose(): Promise<void>
}

export async function liveOnFile(
  district: District,
  clock: SimulatedClock,
  secrets: RecordSecrets,
  heard: Heard,
): Promise<LivedRecords> {
  const { records, subjects } = district
  const { requests } = records
  const call = { as: archivist }
  const opened = { ...call, purpose: "remedy" }
  const say = async <T>(where: string, answer: Promise<T>): Promise<T> => {
    const value = await answer
    heard(where, value)
    return value
  }
  const identity = {
    kind: "natural-person",
    name: secrets.name,
    identifiers: [{ scheme: citizenNumber.id, value: secrets.number }],
    phone: secrets.phone,
    address: secrets.address,
  } as const
  const registered = await say("register", subjects.register(identity, { as: clerk }))
  if (registered.outcome !== "registered") throw new Error("Not registered.")
  const subject = registered.subject
  const self = { as: actorOfApplicant(subject) }

  await say("search by number", subjects.search({ identifier: identity.identifiers[0] }, opened))
  await say("search by phone", subjects.search({ phone: secrets.phone }, opened))
  const lastFour = secrets.number.slice(-4)
  await say("search by name", subjects.search({ name: secrets.name, lastFour }, opened))
  await say("search in vain", subjects.search({ name: secrets.words, lastFour }, opened))
  await say("search unasked", subjects.search({ phone: secrets.phone }, { ...opened, as: clerk }))
  const stream = `subject:${subject}`
  await say(
    "hold",
    records.hold(subject, { hold: "h-1", kind: "litigation", reason: secrets.holdReason }, call),
  )
  await say("of", records.of(subject, call))
  await say("lift", records.liftHold(subject, "h-1", secrets.liftReason, call))
  await say("restrict", records.restrict(subject, { streams: "all", reason: secrets.restrictReason }, call))
  await say(
    "lift restriction",
    records.liftRestriction(subject, { streams: [stream], reason: secrets.openReason }, call),
  )

  const ids: string[] = []
  for (const kind of ["access", "copy", "correct", "delete", "explain"] as const) {
    const asked = { kind, subject, requester: "near-relative", words: secrets.words } as const
    const received = await say(`ask to ${kind}`, requests.receive(asked, call))
    if (received.outcome === "refused") throw new Error(`Refused: ${received.refusal._tag}.`)
    const id = received.request
    await say(`identify for ${kind}`, requests.identify(id, secrets.evidence, call))
    const dispute = { streams: [stream], statement: secrets.statement }
    const decision =
      kind === "delete"
        ? ({ outcome: "refused", reasons: [secrets.refusalReason] } as const)
        : ({ outcome: "granted", reasons: [secrets.refusalReason] } as const)
    const decided = requests.decide(id, { ...decision, ...(kind === "correct" ? { dispute } : {}) }, call)
    await say(`decide on ${kind}`, decided)
    await say(`get ${kind}`, requests.get(id, self))
    ids.push(id)
  }
  await say("find requests", requests.find({ subject }, call))
  await say("explain the day", requests.explain(ids[0] ?? ""))
  await say("who looked, for the person", records.accesses(subject, self))
  await say("who looked, for an officer", records.accesses(subject, call))
  const copied = await requests.copy(ids[1] ?? "", { ...self, purpose: "remedy" })
  heard("copy, by its hash", copied.outcome === "copied" ? copied.hash : copied)
  return {
    subject,
    requests: ids,
    copy: copied.outcome === "copied" ? copied.text : "",
    dispose: async () => {
      clock.advance({ days: 400 })
      await say("review", records.review(call, { limit: 1000 }))
      await say("due", records.due(call))
      await say("dispose", records.dispose(subject, call))
    },
  }
}
