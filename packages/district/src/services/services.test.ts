import { describe, expect, it } from "@effect/vitest"
import { defineRegistry, RegistryError, StorageError } from "@onevisit/core/ports"
import { memoryStorage } from "@onevisit/storage-memory"
import { Cause, Effect, Exit, Layer } from "effect"
import { memoryKeys } from "../keys/index.ts"
import { attempt, District, Keys, Registry, Storage } from "./index.ts"

const question = { record: "business-licence", identifiers: {}, purpose: "to decide" }

describe("a port as a service", () => {
  it.effect("does what the adapter does", () =>
    Effect.gen(function* () {
      const storage = yield* Storage
      const keys = yield* Keys
      yield* keys.create("sub_1")
      const envelope = yield* keys.wrap("sub_1", "place", new Uint8Array([1, 2]))
      expect(envelope.subject).toBe("sub_1")
      expect(yield* storage.readFeed({ after: 0, limit: 1 })).toEqual([])
    }).pipe(Effect.provide(Layer.mergeAll(Storage.layer(memoryStorage()), Keys.layer(memoryKeys())))),
  )

  it.effect("fails with the port's own error, to be caught by its tag", () =>
    Effect.gen(function* () {
      const storage = yield* Storage
      yield* storage.close()
      const caught = yield* storage
        .readCheckpoint("x")
        .pipe(Effect.catchTag("StorageError", ({ reason }) => Effect.succeed(reason)))
      expect(caught).toBe("Rejected")
    }).pipe(Effect.provide(Storage.layer(memoryStorage()))),
  )

  it.effect("keeps what no port may throw apart, as a defect", () => {
    const answers = [
      () => Promise.reject(new RegistryError("Unavailable", "away")),
      () => Promise.reject(new TypeError("a bug")),
      () => {
        throw new TypeError("a bug before any promise")
      },
    ]
    return Effect.gen(function* () {
      const outcomes: string[] = []
      for (const lookUp of answers) {
        const layer = Registry.layer(defineRegistry({ id: "sample", lookUp }))
        const asked = Effect.gen(function* () {
          return yield* (yield* Registry).lookUp(question)
        })
        const exit = yield* Effect.exit(asked.pipe(Effect.provide(layer)))
        if (Exit.isFailure(exit)) outcomes.push(Cause.hasDies(exit.cause) ? "defect" : "failure")
      }
      expect(outcomes).toEqual(["failure", "defect", "defect"])
    })
  })
})

describe("the district as a service", () => {
  it.effect("is opened by its layer and closed with it", () => {
    let closed = false
    const inner = memoryStorage()
    const storage = { ...inner, close: () => inner.close().then(() => void (closed = true)) }
    return Effect.gen(function* () {
      const report = yield* attempt((district) => district.runDue()).pipe(
        Effect.provide(District.layer({ storage })),
      )
      expect(report.complete).toBe(true)
      expect(closed).toBe(true)
    })
  })

  it.effect("fails to open, and calls fail, with errors that carry a tag", () =>
    Effect.gen(function* () {
      const { kind: _, ...durable } = memoryStorage()
      const refused = attempt((district) => district.runDue()).pipe(
        Effect.provide(District.layer({ storage: durable })),
        Effect.flip,
      )
      expect((yield* refused)._tag).toBe("KeysMissing")
      const failed = attempt(() => Promise.reject(new StorageError("Corrupt", "broken"))).pipe(
        Effect.provide(District.layer({ storage: memoryStorage() })),
        Effect.flip,
      )
      expect((yield* failed)._tag).toBe("StorageError")
    }),
  )
})
