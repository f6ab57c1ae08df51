/** Records of a person: held, restricted, asked about, searched, looked at, due and disposed of. Terms are samples. */
import { actorOfApplicant } from "@onevisit/core/identity"
import type { RecordRules } from "@onevisit/core/records"
import { calendarDays, plainDate, workingDays } from "@onevisit/core/time"
import { done, type Ground, officer } from "./ground.ts"
import { label } from "./offered.ts"

const archivist = officer("archivist", "sample-archive", "archive")
const source = { statute: "sample-rules", title: label, sample: true }
const terms = [{ validFrom: plainDate("2018-01-01"), validTo: null, term: calendarDays(1), source }]

export const recordRules: RecordRules = {
  purposes: [{ id: "remedy", title: label, basis: "statutory-duty", clause: source, restricted: "remedy" }],
  classes: [
    { id: "person", title: label, streams: ["subject"], endedBy: "last-event", terms },
    { id: "request", title: label, streams: ["request"], endedBy: "last-event", terms },
  ],
  search: { keys: ["identifier", "phone", "name-and-last-four"], most: 5 },
  requests: { answerWithin: workingDays(5), remedies: [label] },
  roles: {
    "read-access-log": ["archive"],
    "search-subjects": ["archive"],
    "set-holds": ["archive"],
    "restrict-records": ["archive"],
    "dispose-of-records": ["archive"],
    "decide-requests": ["archive"],
  },
}

export async function playRecords({ district, morning, person }: Ground): Promise<void> {
  const { records, subjects } = district
  const call = { as: archivist }
  const opened = { ...call, purpose: "remedy" }
  const reason = "样例理由"
  morning("2022-10-10")
  const subject = await person("样例居民902")
  const identity = { kind: "natural-person", name: "样例居民902", identifiers: [] } as const
  done(await subjects.correct(subject, { ...identity, phone: "10000000902" }, call))
  const hold = { kind: "complaint", reason } as const
  done(await records.hold(subject, { ...hold, hold: "h-1" }, call))
  done(await records.liftHold(subject, "h-1", reason, call))
  done(await records.restrict(subject, { streams: "all", reason }, call))
  const streams = [`subject:${subject}`]
  done(await records.liftRestriction(subject, { streams, reason }, call))

  const asked = { kind: "copy", subject, requester: "self", words: "请提供复制件" } as const
  const { request } = done(await records.requests.receive(asked, { as: actorOfApplicant(subject) }))
  morning("2022-10-20")
  await district.runDue()
  done(await records.requests.decide(request, { outcome: "granted" }, call))
  done(await records.requests.copy(request, opened))
  done(await subjects.search({ phone: "10000000902" }, opened))

  morning("2022-10-24")
  done(await records.review(call, { limit: 1000 }))
  done(await records.hold(subject, { ...hold, hold: "h-2" }, call))
  done(await records.liftHold(subject, "h-2", reason, call))
  done(await records.dispose(subject, call))
}
