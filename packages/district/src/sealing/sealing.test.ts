import * as Result from "effect/Result"
import { type DomainEvent, type EventDefinition, eventReader, isEnvelope } from "@onevisit/core/events"
import { system } from "@onevisit/core/identity"
import { instant, plainDate } from "@onevisit/core/time"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { memoryKeys } from "../keys/index.ts"
import type { OpenedFor } from "./opening.ts"
import { sealing } from "./sealing.ts"

const definition = (type: string): EventDefinition => ({
  type,
  v: 1,
  parse: (data) => Result.succeed(data),
  sensitive: [["name"], ["materials", "*", "number"], ["by", "*"], ["home", "street"]],
})
const reader = eventReader([definition("Opened"), definition("Closed")])
const event = (data: unknown, type = "Opened"): DomainEvent => ({
  type,
  v: 1,
  occurredOn: plainDate("2018-07-20"),
  recordedAt: instant("2018-07-20T00:00:00Z"),
  actor: system("test"),
  data,
})
const setUp = async () => {
  const keys = memoryKeys()
  await keys.create("sub_1")
  const openings: unknown[] = []
  const seals = sealing({ keys, reader, onOpened: (opening) => openings.push(opening) })
  return {
    keys,
    openings,
    seal: async (data: unknown, stream = "case-1") =>
      (await seals.seal({ stream, events: [event(data)], subjectOf: () => "sub_1" }))[0] ?? event(null),
    open: async (sealed: DomainEvent, stream = "case-1") =>
      (await seals.open({ stream, events: [sealed], purpose: "to decide" }))[0],
    openValue: (value: unknown, stream = "case-1", purpose = "to decide") =>
      seals.openValue({ stream, value, purpose }),
  }
}
const secretText = fc.string({ minLength: 4 }).map((text) => `§${text}§`)
const secretData = fc.record(
  {
    name: secretText,
    materials: fc.array(fc.record({ kind: fc.constant("licence"), number: secretText }), { maxLength: 3 }),
    by: fc.dictionary(fc.constantFrom("clerk", "agent"), secretText),
    home: fc.record({ street: secretText, floor: fc.integer() }),
    open: fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
  },
  { requiredKeys: ["open"], noNullPrototype: true },
)

describe("sealing", () => {
  it("gives back what it sealed, and leaves no secret in what is stored", async () => {
    const { open, seal } = await setUp()
    await fc.assert(
      fc.asyncProperty(secretData, async (data) => {
        const before = JSON.stringify(data)
        const sealed = await seal(data)
        const { open: clear, ...secrets } = data
        const text = JSON.stringify(sealed)
        for (const [, plain] of JSON.stringify(secrets).matchAll(/"(§(?:[^"\\]|\\.)*§)"/gu))
          expect(text).not.toContain(plain)
        expect(sealed.data).toMatchObject({ open: clear })
        expect(await open(sealed)).toEqual(event(data))
        expect(JSON.stringify(data)).toBe(before)
      }),
      { numRuns: 60 },
    )
  })

  it("leaves alone what is sealed or erased, and what is not there", async () => {
    const { seal } = await setUp()
    const once = await seal({
      name: "样例名",
      home: { street: { erased: true } },
      materials: [{ kind: "x" }],
    })
    expect(await seal(once.data)).toEqual(once)
    expect(once.data).toMatchObject({ home: { street: { erased: true } }, materials: [{ kind: "x" }] })
  })

  it("opens no envelope in another field, list place, event type or stream", async () => {
    const { open, seal } = await setUp()
    const sealed = await seal({ name: "a", materials: [{ number: "1" }, { number: "2" }] })
    const data = sealed.data as { readonly name: unknown; readonly materials: readonly unknown[] }
    const corrupt = { _tag: "KeysError", reason: "Corrupt" }
    await expect(open(sealed, "case-2")).rejects.toMatchObject(corrupt)
    await expect(open({ ...sealed, type: "Closed" })).rejects.toMatchObject(corrupt)
    await expect(open(event({ home: { street: data.name } }))).rejects.toMatchObject(corrupt)
    await expect(open(event({ ...data, materials: data.materials.toReversed() }))).rejects.toMatchObject(
      corrupt,
    )
    const forged = { ...(data.name as object), context: "case-2/Opened/name" }
    await expect(open(event({ name: forged }), "case-2")).rejects.toMatchObject(corrupt)
  })

  it("reads as erased once the subject's key is destroyed", async () => {
    const { keys, open, seal } = await setUp()
    const sealed = await seal({ name: "a", materials: [{ number: "1" }] })
    await keys.destroy("sub_1")
    expect((await open(sealed))?.data).toEqual({
      name: { erased: true },
      materials: [{ number: { erased: true } }],
    })
  })

  it("opens a value of the folded state, only of its stream, only for a purpose, and says so", async () => {
    const { openValue, openings, seal } = await setUp()
    const { name } = (await seal({ name: "样例名" })).data as { readonly name: unknown }
    expect(isEnvelope(name)).toBe(true)
    expect(await openValue({ applicant: [name, 1] })).toEqual({ applicant: ["样例名", 1] })
    expect(await openValue(name)).toBe("样例名")
    await expect(openValue(name, "case-2")).rejects.toMatchObject({ reason: "Corrupt" })
    await expect(openValue(name, "case")).rejects.toMatchObject({ reason: "Corrupt" })
    await expect(openValue(name, "case-1", " ")).rejects.toThrow(TypeError)
    const opening = {
      stream: "case-1",
      purpose: "to decide",
      as: null,
      subjects: ["sub_1"],
      values: 1,
      isOwn: false,
    }
    expect(openings).toEqual([opening, opening])
  })

  it("opens nothing where the one who is told of it does not let it happen", async () => {
    const { keys, seal } = await setUp()
    const { name } = (await seal({ name: "样例名" })).data as { readonly name: unknown }
    let unwrapped = 0
    const watched = {
      ...keys,
      unwrapAll: (envelopes: Parameters<typeof keys.unwrapAll>[0]) => {
        unwrapped += 1
        return keys.unwrapAll(envelopes)
      },
    }
    const as = system("test")
    const seals = sealing({
      keys: watched,
      reader,
      onOpened: async ({ as: who }) => {
        if (who === null) throw new Error("nobody")
      },
    })
    const opened = (purpose: OpenedFor) => seals.openValue({ stream: "case-1", value: name, purpose })
    await expect(opened("to decide")).rejects.toThrow("nobody")
    expect(unwrapped).toBe(0)
    expect(await opened({ purpose: "to decide", as })).toBe("样例名")
    expect(unwrapped).toBe(1)
  })

  it("refuses to guess about an event it does not know", async () => {
    const { keys } = await setUp()
    const seals = sealing({ keys, reader })
    const unknown = seals.seal({ stream: "s", events: [event({}, "Unheard")], subjectOf: () => "sub_1" })
    await expect(unknown).rejects.toMatchObject({ _tag: "StorageError", reason: "Corrupt" })
  })
})
