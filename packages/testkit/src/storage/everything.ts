import type { Act } from "@onevisit/core/ports"
import { minute, sampleAct } from "../samples.ts"
import { appended } from "./storage-test.ts"

/** An act with one of everything, under names that it shares with others made here. */
export function everything(id: string, expectedVersion = 0): Act {
  return sampleAct(id, {
    append: [appended("s", expectedVersion, id)],
    unique: [{ scope: "scope", key: "k", action: "take", holder: "h" }],
    views: [{ view: "v", version: 1, key: "k", doc: { id }, index: { n: 1 } }],
    timers: [{ id: "t", dueAt: minute(1), subject: "t" }],
    messages: [{ id: "m", port: "p", payload: "m", availableAt: minute(0) }],
    checkpoints: [{ name: "reader", from: expectedVersion, to: expectedVersion + 1 }],
    result: { id },
  })
}
