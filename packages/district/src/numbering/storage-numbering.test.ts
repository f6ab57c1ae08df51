import { type Act, type Storage, StorageError } from "@onevisit/core/ports"
import { memoryStorage } from "@onevisit/storage-memory"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { storageNumbering } from "./storage-numbering.ts"

const asked = (kind: string, requestId: string) => ({
  authority: "sample-bureau",
  year: 2019,
  kind,
  requestId,
})
const counting = () => {
  const inner = memoryStorage()
  const calls: (readonly Act[])[] = []
  const storage: Storage = {
    ...inner,
    commit: async (acts) => {
      calls.push(acts)
      return inner.commit(acts)
    },
  }
  return { storage, calls }
}

describe("numbers from the storage", () => {
  it("rise by one from one, and a repeated request has the number it had", async () => {
    const numbering = storageNumbering(memoryStorage())
    expect(await numbering.next(asked("receipt", "a"))).toBe("sample-bureau〔2019〕receipt-1")
    expect(await numbering.next(asked("receipt", "b"))).toBe("sample-bureau〔2019〕receipt-2")
    expect(await numbering.next(asked("intake", "a"))).toBe("sample-bureau〔2019〕intake-1")
    expect(await numbering.next(asked("receipt", "a"))).toBe("sample-bureau〔2019〕receipt-1")
    expect(await numbering.next({ ...asked("receipt", "c"), year: 2020 })).toBe(
      "sample-bureau〔2020〕receipt-1",
    )
  })

  it("are drawn together by those who ask at once, of several counters in one call", async () => {
    const { calls, storage } = counting()
    const numbering = storageNumbering(storage)
    const drawn = await Promise.all(
      ["receipt", "intake"].flatMap((kind) => ["a", "b", "c"].map((id) => numbering.next(asked(kind, id)))),
    )
    expect(new Set(drawn).size).toBe(6)
    expect(calls.map((acts) => acts.length)).toEqual([6])
  })

  it("have no gap and no number twice, whoever asks, in one program or several, repeated or not", async () => {
    const request = fc.record({
      program: fc.nat({ max: 2 }),
      kind: fc.constantFrom("receipt", "intake"),
      id: fc.nat({ max: 12 }),
      at: fc.nat({ max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 40 }), async (requests) => {
        const storage = memoryStorage()
        const sleep = () => Promise.resolve()
        const programs = [0, 1, 2].map(() =>
          storageNumbering(storage, ({ count }) => String(count), { sleep }),
        )
        const given = new Map<string, Set<string>>()
        for (const turn of [0, 1, 2, 3])
          await Promise.all(
            requests
              .filter(({ at }) => at === turn)
              .map(async ({ id, kind, program }) => {
                const number = await programs[program]?.next(asked(kind, String(id)))
                const of = `${kind} ${id}`
                given.set(of, (given.get(of) ?? new Set()).add(number ?? ""))
              }),
          )
        for (const numbers of given.values()) expect(numbers.size).toBe(1)
        for (const kind of ["receipt", "intake"]) {
          const numbers = [...given]
            .filter(([of]) => of.startsWith(kind))
            .map(([, [number]]) => Number(number))
          expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1))
        }
      }),
      { numRuns: 60 },
    )
  })

  it("are asked for again while the storage is away, and fail for all who wait when it stays so", async () => {
    let away = 2
    const inner = memoryStorage()
    const storage: Storage = {
      ...inner,
      commit: async (acts) => {
        away -= 1
        if (away >= 0) throw new StorageError("Unavailable", "away")
        return inner.commit(acts)
      },
    }
    const numbering = storageNumbering(storage, undefined, { sleep: () => Promise.resolve() })
    expect(await numbering.next(asked("receipt", "a"))).toMatch(/receipt-1$/)
    away = 100
    const failed = await Promise.allSettled(["b", "c"].map((id) => numbering.next(asked("receipt", id))))
    expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"])
    away = 0
    expect(await numbering.next(asked("receipt", "d"))).toMatch(/receipt-2$/)
  })
})
