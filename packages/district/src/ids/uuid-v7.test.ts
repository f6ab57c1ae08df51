import { instant } from "@onevisit/core/time"
import { expect, it } from "vitest"
import { uuidV7 } from "./uuid-v7.ts"

it("makes ids that sort by time, carry version 7 and never repeat", () => {
  const early = instant("2018-07-20T00:00:00.000Z")
  const ids = Array.from({ length: 100 }, () => uuidV7(early))
  expect(new Set(ids).size).toBe(100)
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(ids.every((id) => id < uuidV7(instant("2018-07-20T00:00:00.001Z")))).toBe(true)
})
