/** Keeps each programme of a group up with the months that the others keep, whenever one of them is about to pay. */
import { type EntitlementState, type GroupMember, type Programme, takenFrom } from "@onevisit/core/benefits"
import { canonicalJson } from "@onevisit/core/events"
import type { Actor } from "@onevisit/core/identity"
import type { Month } from "@onevisit/core/time"
import type { Clock } from "../clock/index.ts"
import { uuidV7 } from "../ids/index.ts"
import type { EntitlementDesk } from "./entitlement-desk.ts"
import type { EntitlementKey } from "./entitlement-model.ts"

export interface GroupDesk {
  /** The entitlement with what others of its group keep through a month noted on it. */
  upTo(key: EntitlementKey, month: Month, as: Actor): Promise<EntitlementState>
}

export function groupDesk(
  desk: EntitlementDesk,
  { clock, programmes }: { readonly clock: Clock; readonly programmes: readonly Programme[] },
): GroupDesk {
  const ids = [...new Set(programmes.map(({ id }) => id))]

  /** The group of a programme as it stands today, itself included; nothing where it is paid beside all others. */
  const groupOf = (programme: string): readonly Pick<GroupMember, "programme" | "rank">[] => {
    const now = clock.now()
    const stackings = ids.map((id) => [id, desk.editionOn(id, now).stacking] as const)
    const own = stackings.find(([id]) => id === programme)?.[1]
    if (own?.with !== "none-of-group") return []
    return stackings.flatMap(([id, each]) =>
      each.with === "none-of-group" && each.group === own.group ? [{ programme: id, rank: each.rank }] : [],
    )
  }

  return {
    upTo: async (key, month, as) => {
      const group = groupOf(key.programme)
      const { state } = await desk.load(key)
      if (group.length < 2) return state
      const members = await Promise.all(
        group.map(async (each) => ({
          ...each,
          state: each.programme === key.programme ? state : (await desk.load({ ...key, ...each })).state,
        })),
      )
      const taken = takenFrom(key.programme, members, month)
      if (canonicalJson(taken) === canonicalJson(state.taken)) return state
      const commandId = `group:${uuidV7(clock.now().at)}`
      const noted = await desk.run({
        key,
        command: { type: "note-group", taken },
        call: { as, commandId, month },
      })
      return noted.outcome === "committed" ? noted.state : state
    },
  }
}
