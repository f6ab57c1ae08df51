/** A district with an outbox, two channels that do as they are told, and one person. */
import { actorOfStaff, system } from "@onevisit/core/identity"
import { defineTemplate } from "@onevisit/core/notices"
import type { Rung } from "@onevisit/core/notices/outbox"
import {
  type Channel,
  ChannelError,
  type ChannelMessage,
  type LookUpAnswer,
  type SendReceipt,
} from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { instant, plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict, type DistrictOptions } from "../create-district.ts"
import type { OutboxSettings } from "./outbox-settings.ts"

export const owedTemplate = defineTemplate({
  kind: "supplement-due",
  fields: { item: { kind: "words", longest: 20 }, dueOn: { kind: "date" } },
  title: text("材料补交提醒", "Documents are due"),
  body: {
    zh: "您申请的“{item}”还有材料待补交，请在{dueOn}前补齐。",
    en: "Your application for {item} still lacks documents. Please hand them in by {dueOn}.",
  },
})

/** A channel in the test's hand: what it says next, and what it was handed. */
export interface HandledChannel extends Channel {
  readonly handed: ChannelMessage[]
  readonly asked: string[]
  /** What the next calls answer; afterwards all is taken. */
  readonly answers: (SendReceipt | ChannelError | Error)[]
  readonly lookUps: LookUpAnswer[]
}

export function handledChannel(
  id: string,
  parts: { readonly lookup?: boolean; readonly repeats?: boolean; readonly disturbs?: boolean } = {},
): HandledChannel {
  const handed: ChannelMessage[] = []
  const asked: string[] = []
  const answers: (SendReceipt | ChannelError | Error)[] = []
  const lookUps: LookUpAnswer[] = []
  const { disturbs = false, lookup = false, repeats = false } = parts
  return {
    id,
    handed,
    asked,
    answers,
    lookUps,
    addresses: id === "email" ? "email" : "mobile",
    can: { repeats, reports: ["delivered", "failed"], disturbs },
    review: () => [],
    send: async (message) => {
      handed.push(message)
      const answer = answers.shift() ?? { status: "sent" }
      if (answer instanceof Error) throw answer
      return answer
    },
    ...(lookup
      ? {
          lookup: async ({ key }: { readonly key: string }) => {
            asked.push(key)
            return lookUps.shift() ?? { status: "unknown" as const }
          },
        }
      : {}),
  }
}

export const trouble = (kind: ChannelError["trouble"]) =>
  new ChannelError(kind, "The provider of the test did not take it.", { code: "T-1" })

export const clerk = actorOfStaff({
  externalId: "e-1",
  name: "样例甲",
  unit: "u-1",
  roles: ["caller"],
  validAt: plainDate("2018-07-20"),
  validTo: plainDate("2019-07-20"),
})

export const ladder: readonly Rung[] = [
  { way: "channel", channel: "sms", waitMinutes: 60 },
  { way: "channel", channel: "email", waitMinutes: 600 },
  { way: "call" },
  { way: "visit" },
]

export async function outboxOf(
  channels: readonly Channel[],
  settings: Partial<OutboxSettings> = {},
  options: Partial<DistrictOptions> = {},
) {
  // 10:00 in the district.
  const clock = simulatedClock(instant("2018-07-20T02:00:00.000Z"))
  const district = await createDistrict({
    storage: memoryStorage(),
    clock,
    channels,
    outbox: {
      templates: [owedTemplate],
      ladders: { standard: ladder },
      roles: ["caller"],
      lanes: 2,
      ...settings,
    },
    ...options,
  })
  const identity = {
    kind: "natural-person",
    name: "样例丙",
    identifiers: [],
    phone: "12012345678",
    email: "sample@example.test",
  } as const
  const registered = await district.subjects.register(identity, { as: system("test") })
  if (registered.outcome === "refused") throw new Error(registered.refusal._tag)
  const owed = {
    obligation: "case:1/correction@2018-07-30",
    kind: "supplement-due",
    about: "case:1",
    recipient: registered.subject,
    values: { item: text("样例证书", "Sample certificate"), dueOn: plainDate("2018-07-30") },
  } as const
  const owe = async (more: object = {}) => {
    const answer = await district.notices.owe({ ...owed, ...more }, { as: system("test") })
    if (answer.outcome === "refused") throw new Error(answer.refusal._tag)
    return answer.notice
  }
  return { clock, district, owe, owed, recipient: registered.subject }
}
