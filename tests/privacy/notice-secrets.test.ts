// Notices lived through with marked secrets in everything that a person is known by, and with channels that put them
// wherever an adapter can: none of it lies readable in the database, none shows in answers, logs, spans or errors.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { actorOfApplicant, type OfficerActor } from "@onevisit/core/identity"
import { standardMessages } from "@onevisit/core/notices"
import { type Channel, ChannelError, type ChannelMessage } from "@onevisit/core/ports"
import { instant, plainDate } from "@onevisit/core/time"
import { createDistrict, type District, fileKeys, simulatedClock } from "@onevisit/district"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { afterAll, beforeAll, expect, it } from "vitest"
import { leaksInBytes, leaksInValue, type Secrets } from "./leaks.ts"

const secrets: Secrets = {
  name: "暗记甲",
  phone: "10077000901",
  email: "marked-77@example.test",
  home: "暗记路77号",
  note: "暗记邻居代收",
}
const worker: OfficerActor = {
  kind: "officer",
  externalId: "worker-1",
  unit: "sample-community",
  roles: ["visits"],
  validAt: plainDate("2018-07-20"),
}
const call = { as: worker }

const folder = mkdtempSync(join(tmpdir(), "onevisit-notice-secrets-"))
const said: unknown[] = []
const handed: ChannelMessage[] = []
let district: District

/** Fails with everything it was handed, in every place an adapter has. */
const loose = (id: string): Channel => ({
  id,
  addresses: id === "email" ? "email" : "mobile",
  can: { repeats: false, reports: ["failed"], disturbs: false },
  review: () => [],
  send: async (message) => {
    handed.push(message)
    if (handed.length % 3 === 0) return { status: "sent", reference: `to-${message.to}` }
    if (handed.length % 3 === 1) throw new TypeError(`Not sent to ${message.to}: ${message.body}`)
    const cause = new Error(JSON.stringify(message))
    throw new ChannelError("throttled", `Too many for ${message.to}.`, { code: message.to, cause })
  },
})

beforeAll(async () => {
  const clock = simulatedClock(instant("2018-07-20T01:00:00Z"))
  district = await createDistrict({
    storage: sqliteStorage(join(folder, "district.db")),
    keys: fileKeys(join(folder, "district.keys")),
    clock,
    onLog: (record) => said.push(record),
    onSpan: (span) => said.push(span),
    channels: [loose("sms"), loose("email")],
    outbox: {
      templates: [standardMessages.paymentReturned],
      roles: ["visits"],
      ladders: {
        standard: [
          { way: "channel", channel: "sms", waitMinutes: 10 },
          { way: "channel", channel: "email", waitMinutes: 10 },
          { way: "visit" },
        ],
      },
    },
  })
  const identity = {
    kind: "natural-person",
    name: secrets["name"] ?? "",
    identifiers: [],
    phone: secrets["phone"] ?? "",
    email: secrets["email"] ?? "",
    address: secrets["home"] ?? "",
  } as const
  const registered = await district.subjects.register(identity, call)
  if (registered.outcome === "refused") throw new Error("Not registered.")
  const { notices } = district
  const values = { benefit: { zh: "样例津贴", en: "Sample allowance" }, phone: "0571-00000000" }
  const owed = {
    kind: "payment-returned",
    about: "payment:1",
    recipient: registered.subject,
    values,
    until: "acknowledged",
  } as const
  for (const obligation of ["one", "two", "three"])
    said.push(await notices.owe({ ...owed, obligation }, call))
  for (let round = 0; round < 20; round += 1) {
    said.push(await district.runDue())
    clock.advance({ minutes: 15 })
  }
  const { rows } = await notices.find({ task: "visit" })
  said.push(rows)
  for (const { notice } of rows)
    said.push(await notices.finishTask(notice, { outcome: "reached", note: secrets["note"] ?? "" }, call))
  said.push(
    await notices.prefer(
      registered.subject,
      { notBy: ["sms"] },
      { as: actorOfApplicant(registered.subject) },
    ),
  )
  said.push(await notices.get(secrets["phone"] ?? "").catch((error: unknown) => error))
  said.push(
    await notices.report("sms", [{ key: secrets["phone"] ?? "", status: "sent" }]).catch((e: unknown) => e),
  )
  said.push(
    await notices
      .owe({ ...owed, obligation: "x", values: { benefit: secrets["home"] } }, call)
      .catch((e: unknown) => e),
  )
  // Somebody writes the person's name into public words: nothing of it is stored.
  const named = { ...values, benefit: { zh: `${secrets["name"]}的津贴`, en: "Sample allowance" } }
  said.push(
    await notices.owe({ ...owed, obligation: "y", values: named }, call).catch((error: unknown) => error),
  )
  said.push((await notices.find({})).rows)
})
afterAll(async () => {
  await district.close()
  rmSync(folder, { recursive: true, force: true })
})

it("the channels were handed the secrets, so that they could have been told", () => {
  expect(leaksInValue(handed, secrets)).toEqual(expect.arrayContaining(["phone", "email"]))
  expect(handed.length).toBeGreaterThan(10)
})

it("leaves nothing of them in the bytes of the database, its log or the key file", () => {
  const files = readdirSync(folder)
  expect(files).toContain("district.db")
  expect(files.flatMap((file) => leaksInBytes(readFileSync(join(folder, file)), secrets))).toEqual([])
})

it("shows nothing of them in an answer, an error, a log record or a span", () => {
  expect(said.length).toBeGreaterThan(30)
  expect(said.flatMap((value) => leaksInValue(value, secrets))).toEqual([])
})
