import { actorOfApplicant } from "@onevisit/core/identity"
import { type ChannelMessage, type SendReceipt, StorageError } from "@onevisit/core/ports"
import { text } from "@onevisit/core/reasons"
import { instant, plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import { clerk, handledChannel, ladder, outboxOf, owedTemplate, trouble } from "./outbox.fixture.ts"

const by = { as: clerk }
const keyOf = (notice: string) => notice.replaceAll("-", "")

describe("a report", () => {
  it("that comes before its message is on record counts, and saves sending it again", async () => {
    const sms = handledChannel("sms")
    const { clock, district, owe } = await outboxOf([sms, handledChannel("email")])
    const notice = await owe({ until: "delivered" })
    // It went out, and the program was gone before it could say so.
    const report = [{ key: keyOf(notice), status: "delivered" } as const]
    expect(await district.notices.report("sms", report)).toEqual({ news: 1, unknown: 0 })
    clock.advance({ minutes: 5 })
    await district.runDue()
    expect(sms.handed).toEqual([])
    expect(await district.notices.get(notice)).toMatchObject({ phase: "discharged", told: { by: "sms" } })
    await district.close()
  })

  it("for a way that was not tried, or for nobody's message, is known to be unknown", async () => {
    const { district, owe } = await outboxOf([handledChannel("sms"), handledChannel("email")])
    const notice = await owe({ until: "delivered" })
    await district.runDue()
    const report = { key: keyOf(notice), status: "delivered" } as const
    for (const channel of ["email", "letter", "__proto__"])
      expect(await district.notices.report(channel, [report])).toEqual({ news: 0, unknown: 1 })
    expect(await district.notices.report("sms", [{ ...report, key: "0".repeat(32) }])).toMatchObject({
      unknown: 1,
    })
    expect(await district.notices.get(notice)).toMatchObject({ phase: "open", told: null })
    await district.close()
  })

  it("that a message failed is acted on by the next run, and not after the time to wait", async () => {
    const [sms, email] = [handledChannel("sms"), handledChannel("email")]
    const { district, owe } = await outboxOf([sms, email])
    const notice = await owe({ until: "delivered" })
    await district.runDue()
    await district.notices.report("sms", [{ key: keyOf(notice), status: "failed" }])
    await district.runDue()
    expect([sms.handed.length, email.handed.length]).toEqual([1, 1])
    await district.close()
  })

  it("that comes while somebody was to call ends the call", async () => {
    const { clock, district, owe } = await outboxOf([handledChannel("sms"), handledChannel("email")])
    const notice = await owe({ until: "delivered" })
    for (const minutes of [61, 601, 1]) {
      await district.runDue()
      clock.advance({ minutes })
    }
    expect((await district.notices.find({ task: "call" })).rows).toHaveLength(1)
    await district.notices.report("email", [{ key: keyOf(notice), status: "delivered" }])
    expect((await district.notices.find({ task: "call" })).rows).toEqual([])
    await district.close()
  })
})

it("a call is nobody's to make any more when the notice has no sense any more", async () => {
  const { clock, district, owe } = await outboxOf([handledChannel("sms")], {
    ladders: { standard: [{ way: "call" }] },
  })
  const notice = await owe({ lapsesAt: instant("2018-07-20T12:00:00Z") })
  await district.runDue()
  expect(await district.notices.get(notice)).toMatchObject({ task: "call" })
  clock.advance({ days: 1 })
  await district.runDue()
  expect(await district.notices.get(notice)).toMatchObject({ phase: "lapsed", task: null })
  await district.close()
})

it("of whom nothing is known any more, nobody is sent a message or called", async () => {
  const sms = handledChannel("sms")
  const keys = memoryKeys()
  const ladders = { standard: ladder, called: [{ way: "call" }] } as const
  const { district, owe, recipient } = await outboxOf([sms, handledChannel("email")], { ladders }, { keys })
  const notices = [await owe(), await owe({ obligation: "other", ladder: "called" })]
  await keys.destroy(recipient)
  expect((await district.runDue()).failures).toEqual([])
  expect(sms.handed).toEqual([])
  for (const notice of notices)
    expect(await district.notices.get(notice)).toMatchObject({ phase: "withdrawn", task: null, sendings: [] })
  await district.close()
})

it("what breaks off in a defect waits for a person, who finds it and takes it up again", async () => {
  const sms = handledChannel("sms")
  const inner = memoryStorage()
  let isCorrupt = false
  const storage = {
    ...inner,
    readStream: async (read: Parameters<typeof inner.readStream>[0]) => {
      if (isCorrupt && read.stream.startsWith("preferences:"))
        throw new StorageError("Corrupt", "The storage of the test cannot be read.")
      return inner.readStream(read)
    },
  }
  const { clock, district, owe } = await outboxOf([sms, handledChannel("email")], {}, { storage })
  const notice = await owe()
  isCorrupt = true
  expect((await district.runDue()).messages).toMatchObject({ dead: 0 })
  expect((await district.notices.find({ phase: "stuck" })).rows).toMatchObject([
    { notice, stuckBecause: "defect" },
  ])
  isCorrupt = false
  await district.notices.revive(notice, by)
  for (let times = 0; times < 3; times += 1) {
    await district.runDue()
    clock.advance({ minutes: 5 })
  }
  expect(sms.handed).toHaveLength(1)
  expect(await district.notices.get(notice)).toMatchObject({ phase: "discharged" })
  await district.close()
})

it("what an adapter says in words that there are not is taken for no answer", async () => {
  const sms = handledChannel("sms", { lookup: true })
  const { clock, district, owe } = await outboxOf([sms, handledChannel("email")])
  sms.answers.push({ status: "read" } as never, trouble("no-answer"))
  sms.lookUps.push({ status: "posted" } as never, { status: "delivered", trouble: "none" } as never)
  const notice = await owe()
  for (let times = 0; times < 4; times += 1) {
    await district.runDue()
    clock.advance({ minutes: 10 })
  }
  expect(sms.handed).toHaveLength(1)
  expect(await district.notices.get(notice)).toMatchObject({
    phase: "discharged",
    sendings: [{ status: "delivered", duplicatesRisked: 0 }],
  })
  await district.close()
})

it("what comes up while it is put off is not taken for something that broke off", async () => {
  const sms = handledChannel("sms", { disturbs: true })
  const [inner, keys] = [memoryStorage(), memoryKeys()]
  let between: (() => Promise<unknown>) | null = null
  const storage = {
    ...inner,
    commit: async (acts: Parameters<typeof inner.commit>[0]) => {
      const meanwhile = JSON.stringify(acts).includes("NoticePutOff") ? between : null
      if (meanwhile !== null) between = null
      await meanwhile?.()
      return inner.commit(acts)
    },
  }
  const { clock, district, owe } = await outboxOf(
    [sms, handledChannel("email")],
    { quietHours: { from: "09:00", to: "11:00" } },
    { storage, keys },
  )
  const notice = await owe({ until: "acknowledged" })
  // On another machine.
  const other = await createDistrict({
    storage: inner,
    keys,
    clock,
    channels: [sms, handledChannel("email")],
    outbox: { templates: [owedTemplate], ladders: { standard: ladder } },
  })
  const report = [{ key: keyOf(notice), status: "delivered" } as const]
  between = () => other.notices.report("sms", report)
  for (let times = 0; times < 3; times += 1) {
    await district.runDue()
    clock.advance({ minutes: 61 })
  }
  expect(sms.handed).toEqual([])
  expect(await district.notices.get(notice)).toMatchObject({
    sendings: [
      { channel: "sms", status: "delivered", attempts: 0, duplicatesRisked: 0 },
      { channel: "email" },
    ],
  })
  await district.close()
})

it("a machine whose lease runs out in a slow send, and the one that takes over, reach the person once", async () => {
  const storage = memoryStorage()
  const lasting = { ...storage, close: async () => undefined }
  let answer: (receipt: SendReceipt) => void = () => undefined
  const handed: ChannelMessage[] = []
  const slow = {
    ...handledChannel("sms", { lookup: true }),
    send: (message: ChannelMessage) => {
      handed.push(message)
      return new Promise<SendReceipt>((resolve) => {
        answer = resolve
      })
    },
    lookup: async () => ({ status: "sent" as const }),
  }
  const one = await outboxOf([slow, handledChannel("email")], {}, { storage: lasting })
  const two = await createDistrict({
    storage: lasting,
    clock: one.clock,
    channels: [slow, handledChannel("email")],
    outbox: { templates: [owedTemplate], ladders: { standard: ladder } },
  })
  const notice = await one.owe()
  const running = one.district.runDue()
  while (handed.length === 0) await new Promise((resolve) => setImmediate(resolve))
  one.clock.advance({ minutes: 2 })
  await two.runDue()
  one.clock.advance({ minutes: 5 })
  await two.runDue()
  answer({ status: "sent", reference: "late" })
  await running
  await two.runDue()
  expect(handed).toHaveLength(1)
  const row = await two.notices.get(notice)
  expect(row).toMatchObject({ phase: "discharged", sendings: [{ status: "sent", reference: "late" }] })
  const told = (await storage.readStream({ stream: `notice:${notice}` })).filter(
    ({ type }) => type === "NoticeTold",
  )
  expect(told).toHaveLength(1)
  await two.close()
  await one.district.close()
})

it("nothing that a person is known by is stored with a notice", async () => {
  const { district, owe, recipient } = await outboxOf([handledChannel("sms"), handledChannel("email")])
  await expect(owe({ about: "case:样例丙" })).rejects.toThrow(/about: expected an id without personal data/)
  await expect(owe({ about: "12012345678" })).rejects.toThrow(/mobile-number/)
  await expect(owe({ about: "x".repeat(201) })).rejects.toThrow(/about/)
  await expect(owe({ obligation: "x".repeat(201) })).rejects.toThrow(/obligation/)
  await expect(owe({ ladder: "__proto__" })).rejects.toThrow(/ladder/)
  const values = JSON.parse('{ "__proto__": { "zh": "样例丙", "en": "" } }')
  await expect(owe({ values })).rejects.toThrow(/values/)
  const item = { ...text("样例证书", "Sample"), applicant: "样例丙" }
  await expect(owe({ values: { item, dueOn: plainDate("2018-07-30") } })).rejects.toThrow(/values.item/)
  expect((await district.notices.find({ recipient })).rows).toEqual([])
  await district.close()
})

it("who stands for an organisation is named in no text", async () => {
  const { district, owed } = await outboxOf([handledChannel("sms"), handledChannel("email")])
  const firm = {
    kind: "enterprise",
    name: "样例公司",
    identifiers: [],
    representative: { name: "样例戊己", identifiers: [{ scheme: "sample", value: "S-77-1" }] },
  } as const
  const registered = await district.subjects.register(firm, by)
  if (registered.outcome === "refused") throw new Error(registered.refusal._tag)
  for (const words of ["样例戊己的证书", "证书s77-1"]) {
    const values = { ...owed.values, item: text(words, "Sample") }
    const given = { ...owed, values, recipient: registered.subject }
    await expect(district.notices.owe(given, by)).rejects.toThrow(/personal data/)
  }
  await district.close()
})

it("a thousand notices for one person all go out, each under a key of its own", async () => {
  const sms = handledChannel("sms")
  const { district, owe, recipient } = await outboxOf([sms, handledChannel("email")], { lanes: 8 })
  for (let at = 0; at < 1000; at += 1) await owe({ obligation: `o-${at}` })
  await district.runDue({ limit: 5000 })
  expect(new Set(sms.handed.map(({ key }) => key)).size).toBe(1000)
  const self = { as: actorOfApplicant(recipient) }
  const { cursor, rows } = await district.notices.find({ recipient, limit: 999 })
  expect(rows).toHaveLength(999)
  const rest = await district.notices.find({ recipient, limit: 999, after: cursor ?? "" })
  expect(rest.rows).toHaveLength(1)
  expect(await district.notices.acknowledge(rows[0]?.notice ?? "", self)).toMatchObject({
    outcome: "recorded",
  })
  await district.close()
})
