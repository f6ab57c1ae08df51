/** Notices: sent, doubted and looked up, reported, put off, acknowledged, given to people, stuck, revived, withdrawn, lapsed. */
import { actorOfApplicant, type SubjectId } from "@onevisit/core/identity"
import { standardMessages } from "@onevisit/core/notices"
import { type Channel, ChannelError, type LookUpAnswer, type SendReceipt } from "@onevisit/core/ports"
import { instant, plainDate } from "@onevisit/core/time"
import type { OutboxSettings, OwedNotice } from "@onevisit/district"
import { done, type Ground, officer } from "./ground.ts"

const worker = officer("community-worker", "sample-bureau", "visits")
const call = { as: worker }

/** What the providers of the play say next; otherwise they take everything. */
const answers: (SendReceipt | ChannelError)[] = []
const lookUps: LookUpAnswer[] = []
const played = (id: string, disturbs: boolean): Channel => ({
  id,
  addresses: id === "email" ? "email" : "mobile",
  can: { repeats: false, reports: ["delivered", "failed"], disturbs },
  review: () => [],
  send: async () => {
    const answer = answers.shift() ?? { status: "sent", reference: "played-1" }
    if (answer instanceof ChannelError) throw answer
    return answer
  },
  lookup: async () => lookUps.shift() ?? { status: "unknown" },
})

export const noticeChannels: readonly Channel[] = [played("sms", true), played("email", false)]
export const noticeSettings: OutboxSettings = {
  templates: [standardMessages.parcelArrived],
  ladders: {
    standard: [
      { way: "channel", channel: "sms", waitMinutes: 60 },
      { way: "channel", channel: "email", waitMinutes: 60 },
      { way: "call" },
    ],
  },
  quietHours: { from: "21:00", to: "08:00" },
  roles: ["visits"],
}

export async function playNotices({ clock, district, morning }: Ground): Promise<void> {
  const { notices, subjects } = district
  const identity = {
    kind: "natural-person",
    name: "样例居民903",
    identifiers: [],
    phone: "10000000903",
    email: "resident@example.test",
  } as const
  morning("2022-11-01")
  const { subject } = done(await subjects.register(identity, call))
  const self = { as: actorOfApplicant(subject) }
  const owe = async (name: string, more: Partial<OwedNotice> = {}) =>
    done(await notices.owe({ ...owed(subject, name), ...more }, call)).notice
  const wait = async (minutes: number) => {
    clock.advance({ minutes })
    await district.runDue()
  }

  // Sent, delivered as the provider says.
  const told = await owe("told", { until: "delivered" })
  await district.runDue()
  await notices.report("sms", [{ key: told.replaceAll("-", ""), status: "delivered" }])
  // Not known whether it left: looked up, not there, sent again.
  answers.push(new ChannelError("no-answer", "No answer was played."))
  lookUps.push({ status: "unsent" })
  await owe("doubted")
  await district.runDue()
  await wait(5)
  // Up the ladder to a call; then to a person who acknowledges.
  const called = await owe("called", { until: "acknowledged" })
  await district.runDue()
  await wait(61)
  await wait(61)
  done(await notices.finishTask(called, { outcome: "not-reached", note: "无人接听" }, call))
  await district.runDue()
  done(await notices.revive(called, call))
  await district.runDue()
  done(await notices.acknowledge(called, self))
  // In the quiet of the night one waits and one has no sense any more.
  clock.set(instant("2022-11-02T14:00:00.000Z"))
  await owe("quiet")
  await owe("late", { lapsesAt: instant("2022-11-02T15:00:00.000Z") })
  await district.runDue()
  morning("2022-11-03")
  await district.runDue()
  done(await notices.prefer(subject, { language: "en", notBy: ["sms"], onPaper: true }, self))
  const lettered = await owe("lettered")
  await district.runDue()
  done(await notices.finishTask(lettered, { outcome: "posted" }, call))
  done(await notices.withdraw(await owe("withdrawn"), "settled", call))
}

function owed(recipient: SubjectId, name: string): OwedNotice {
  return {
    obligation: `recorded-${name}`,
    kind: standardMessages.parcelArrived.kind,
    about: `recorded:${name}`,
    recipient,
    values: {
      item: { zh: "样例认定", en: "Sample confirmation" },
      number: "YL-1",
      on: plainDate("2022-11-01"),
    },
  }
}
