/** The whole district as one service, opened with its layer's scope and drained when that ends. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { KeysError, StorageError } from "@onevisit/core/ports"
import { createDistrict, type District as PromiseDistrict, type DistrictOptions } from "../create-district.ts"
import { KeysMissing } from "../ground/index.ts"

/** Why a district could not be opened. */
export type OpeningFailure = KeysMissing | KeysError | StorageError

/** The district. Its own calls return promises; {@link attempt} brings them into effects. */
export class District extends Context.Service<District, PromiseDistrict>()("@onevisit/district/District") {
  static readonly layer = (options: DistrictOptions): Layer.Layer<District, OpeningFailure> =>
    Layer.effect(
      District,
      Effect.acquireRelease(
        Effect.tryPromise({ try: () => createDistrict(options), catch: (error) => error }).pipe(
          Effect.catch((error) => (isOpeningFailure(error) ? Effect.fail(error) : Effect.die(error))),
        ),
        (district) => Effect.promise(() => district.close()),
      ),
    )
}

/** An error that says by its tag what it is. */
export interface Tagged {
  readonly _tag: string
}

/**
 * One call of the district as an effect: errors with a tag are failures, all else is a defect.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { attempt, District } from "@onevisit/district/effect"
 * import { memoryStorage } from "@onevisit/storage-memory"
 * import { Effect } from "effect"
 *
 * const program = attempt((district) => district.runDue()).pipe(Effect.map(({ complete }) => complete))
 * const live = District.layer({ storage: memoryStorage() })
 * assert.equal(await Effect.runPromise(Effect.provide(program, live)), true)
 * ```
 */
export function attempt<Value>(
  call: (district: PromiseDistrict) => Promise<Value>,
): Effect.Effect<Value, Error & Tagged, District> {
  return Effect.gen(function* () {
    const district = yield* District
    return yield* Effect.tryPromise({ try: () => call(district), catch: (error) => error }).pipe(
      Effect.catch((error) => (isTagged(error) ? Effect.fail(error) : Effect.die(error))),
    )
  })
}

function isOpeningFailure(error: unknown): error is OpeningFailure {
  return error instanceof KeysMissing || error instanceof KeysError || error instanceof StorageError
}

function isTagged(error: unknown): error is Error & Tagged {
  return error instanceof Error && "_tag" in error && typeof error._tag === "string"
}
