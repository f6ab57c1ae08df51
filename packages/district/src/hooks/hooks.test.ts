import { StorageError } from "@onevisit/core/ports"
import { instant } from "@onevisit/core/time"
import { expect, it } from "vitest"
import { errorFields, type LogRecord, observer, type Span } from "./hooks.ts"

const at = (): ReturnType<typeof instant> => instant("2018-07-20T00:00:00Z")

it("tells the host what happened and how long it took, failed or not", async () => {
  const logs: LogRecord[] = []
  const spans: Span[] = []
  const seen = observer({ onLog: (record) => logs.push(record), onSpan: (span) => spans.push(span) }, at)
  seen.log("warning", "message-dead", { id: "m-1" })
  expect(await seen.span("commit", { stream: "case-1" }, async () => 7)).toBe(7)
  await expect(seen.span("commit", {}, () => Promise.reject(new Error("no")))).rejects.toThrow("no")
  expect(logs).toEqual([{ at: at(), level: "warning", event: "message-dead", fields: { id: "m-1" } }])
  expect(spans.map(({ name, outcome }) => [name, outcome])).toEqual([
    ["commit", "done"],
    ["commit", "failed"],
  ])
})

it("goes on when a hook fails or there is none", async () => {
  const fail = (): never => {
    throw new Error("the instrument is broken")
  }
  for (const hooks of [{}, { onLog: fail, onSpan: fail }]) {
    const seen = observer(hooks, at)
    seen.log("info", "started")
    expect(await seen.span("work", {}, async () => "done")).toBe("done")
  }
})

it("names an error by its tag and reason and never by its message", () => {
  expect(errorFields(new StorageError("Unavailable", "SECRET"))).toEqual({
    error: "StorageError",
    reason: "Unavailable",
  })
  expect(errorFields(new TypeError("SECRET"))).toEqual({ error: "TypeError" })
  expect(errorFields("SECRET")).toEqual({ error: "unknown" })
})
