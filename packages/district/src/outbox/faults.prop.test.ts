import { canonicalJson } from "@onevisit/core/events"
import { system } from "@onevisit/core/identity"
import type { Rung, ToldWhen } from "@onevisit/core/notices/outbox"
import { type Storage, StorageError } from "@onevisit/core/ports"
import { instant, plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { simulatedChannel, type SimulatedChannel, type SimulatedChannelOptions } from "@onevisit/testkit"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { simulatedClock } from "../clock/index.ts"
import { createDistrict } from "../create-district.ts"
import { owedTemplate } from "./outbox.fixture.ts"

const NOTICES = 3

/** A storage whose program is killed after so many writes: what it was about to write is not, and nobody settles. */
function mortal(storage: Storage, lives: readonly number[]) {
  let life = 0
  let writes = 0
  let isDead = false
  const write = async <T>(call: () => Promise<T>): Promise<T> => {
    writes += 1
    if (!isDead && writes > (lives[life] ?? Infinity)) isDead = true
    if (isDead) throw new StorageError("Corrupt", "The program of the test was killed.")
    return call()
  }
  const guarded: Storage = {
    ...storage,
    commit: (acts) => write(() => storage.commit(acts)),
    claimMessages: (claim) => write(() => storage.claimMessages(claim)),
    settleMessages: (settlements) => write(() => storage.settleMessages(settlements)),
  }
  return {
    storage: guarded,
    isDead: () => isDead,
    revive: () => {
      isDead = false
      life += 1
      writes = 0
    },
  }
}

const abilities = fc.record({
  repeats: fc.boolean(),
  lookup: fc.boolean(),
  blind: fc.constantFrom(0, 50),
  lagMillis: fc.constantFrom(0, 30_000, 600_000),
  reports: fc.constantFrom<NonNullable<SimulatedChannelOptions["reports"]>>([], ["delivered", "failed"]),
  reporting: fc.record({
    lateMillis: fc.constantFrom(0, 3_600_000),
    lost: fc.constantFrom(0, 40),
    twice: fc.constantFrom(0, 40),
  }),
  faults: fc.constantFrom<NonNullable<SimulatedChannelOptions["faults"]>>(
    {},
    { down: 40 },
    { throttled: 20, "used-up": 10, provider: 20 },
    { hang: 30, "take-and-hang": 30 },
    { down: 10, throttled: 10, provider: 10, hang: 20, "take-and-hang": 20, lie: 10 },
  ),
  seed: fc.nat(),
})
const schedule = fc.record({
  sms: abilities,
  email: abilities,
  until: fc.constantFrom<ToldWhen>("sent", "delivered", "acknowledged"),
  lives: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }),
  lanes: fc.constantFrom(1, 3),
  // How often the outbox looks: more often than a lagging record shows, too.
  everyMinutes: fc.constantFrom(3, 61),
})
const rungs: readonly Rung[] = [
  { way: "channel", channel: "sms", waitMinutes: 300 },
  { way: "channel", channel: "email", waitMinutes: 300 },
  { way: "call" },
]

describe("an outbox over providers that are down, slow, doubling and lying, killed between send and record", () => {
  it("sends to everybody at least once or gives them to a person, tells once, and puts every risk on record", async () => {
    const seen = { told: 0, tasks: 0, killed: 0, twice: 0, lookedUp: 0 }
    await fc.assert(
      fc.asyncProperty(schedule, async ({ email, everyMinutes, lanes, lives, sms, until }) => {
        const start = instant("2018-07-20T02:00:00.000Z")
        const clock = simulatedClock(start)
        const now = () => clock.now().at
        const channels: Record<string, SimulatedChannel> = {
          sms: simulatedChannel({ id: "sms", addresses: "mobile", now, ...sms }),
          email: simulatedChannel({ id: "email", addresses: "email", now, ...email }),
        }
        const inner = memoryStorage()
        const killed = mortal(inner, lives.length === 0 ? [] : [20, ...lives])
        const district = await createDistrict({
          storage: killed.storage,
          clock,
          channels: Object.values(channels),
          outbox: { templates: [owedTemplate], ladders: { standard: rungs }, lanes },
        })
        const as = system("test")
        const notices: string[] = []
        for (let at = 0; at < NOTICES; at += 1) {
          const person = {
            kind: "natural-person",
            name: "样例丙",
            identifiers: [],
            phone: `1200000000${at}`,
            email: `p${at}@example.test`,
          } as const
          const registered = await district.subjects.register(person, { as })
          if (registered.outcome === "refused") throw new Error("Nobody is refused")
          const owed = await district.notices.owe(
            {
              obligation: "o",
              kind: owedTemplate.kind,
              about: "case:1",
              recipient: registered.subject,
              values: { item: { zh: "样例证书", en: "Sample" }, dueOn: plainDate("2018-07-30") },
              until,
            },
            { as },
          )
          if (owed.outcome === "refused") throw new Error("Nothing is refused")
          notices.push(owed.notice)
        }
        for (let round = 0; round < 400; round += 1) {
          try {
            await district.runDue()
            for (const [id, channel] of Object.entries(channels))
              await district.notices.report(id, channel.arrivedReports())
            const rows = await Promise.all(notices.map((id) => district.notices.get(id)))
            if (!killed.isDead() && rows.every(({ phase, task }) => phase !== "open" || task !== null)) break
          } catch (error) {
            if (!killed.isDead()) throw error
          }
          if (killed.isDead()) {
            seen.killed += 1
            killed.revive()
          }
          clock.advance({ minutes: round < 200 ? everyMinutes : 61 })
        }
        const rows = await Promise.all(notices.map((id) => district.notices.get(id)))
        for (const row of rows) {
          const key = row.notice.replaceAll("-", "")
          const events = await inner.readStream({ stream: `notice:${row.notice}` })
          const times = (id: string) =>
            channels[id]?.calls().filter((call) => call.key === key && call.taken).length ?? 0
          expect(row.task !== null || row.phase === "discharged").toBe(true)
          expect(events.filter(({ type }) => type === "NoticeTold").length).toBe(row.told === null ? 0 : 1)
          if (row.phase === "discharged") expect(times("sms") + times("email")).toBeGreaterThan(0)
          for (const [id, can] of [
            ["sms", sms],
            ["email", email],
          ] as const) {
            const risked = row.sendings.find(({ channel }) => channel === id)?.duplicatesRisked ?? 0
            const mayRepeat = !can.repeats && !can.lookup
            expect(Math.max(0, times(id) - 1)).toBeLessThanOrEqual(mayRepeat ? risked : 0)
            if (times(id) > 1) seen.twice += 1
            if ((channels[id]?.asked() ?? 0) > 0) seen.lookedUp += 1
          }
          expect(canonicalJson(events.map(({ data }) => data))).not.toMatch(/1200000|example\.test|样例丙/)
          if (row.told !== null) seen.told += 1
          if (row.task !== null) seen.tasks += 1
        }
        await district.close()
      }),
      { numRuns: 800 },
    )
    for (const [what, times] of Object.entries(seen)) expect([what, times >= 20]).toEqual([what, true])
  }, 300_000)
})
