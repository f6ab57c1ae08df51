import { StorageError } from "@onevisit/core/ports"
import { describe, expect, it } from "vitest"
import { failureOf, isAnswer, isRace } from "./postgres-errors.ts"

const SECRET = "SECRET-MARK-7f3a"
const answer = (code: string) =>
  Object.assign(new Error(`duplicate key (${SECRET})`), {
    code,
    detail: `Key (id)=(${SECRET}) already exists.`,
  })

const reasons = {
  Unavailable: [
    "08006",
    "25006",
    "25P03",
    "40001",
    "40P01",
    "53100",
    "53300",
    "55P03",
    "57014",
    "57P01",
    "99999",
  ],
  Rejected: ["22021", "25P01", "25P02", "28P01", "3D000", "42501", "54000", "54023"],
  Corrupt: ["3F000", "42P01", "42703", "58P01", "XX001", "XX002"],
}

describe("a failure of PostgreSQL", () => {
  it("has a reason, and a message that says what to do and holds no value", () => {
    for (const [reason, codes] of Object.entries(reasons)) {
      for (const code of codes) {
        const failure = failureOf(answer(code))
        expect([code, failure.reason]).toEqual([code, reason])
        expect(failure.message).not.toContain(SECRET)
        expect(failure.message).toMatch(/\.$/)
      }
    }
  })

  it("without a code of the server is a connection that broke, and its outcome unknown", () => {
    for (const code of [undefined, "ECONNREFUSED", "EPIPE"]) {
      expect(failureOf(Object.assign(new Error(SECRET), { code }))).toMatchObject({ reason: "Unavailable" })
    }
    expect(failureOf(new Error(SECRET)).message).toContain("repeat the same act")
  })

  it("stays what it is once it is named", () => {
    const named = new StorageError("Corrupt", "Named.")
    expect(failureOf(named)).toBe(named)
  })

  it("is a race only where another was in the way, and an answer only where the server goes on", () => {
    expect(["40001", "40P01", "23505", "42P01", "08006"].map((code) => isRace(answer(code)))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    expect(["40001", "42P01", "08006", "57P01", "25P03"].map((code) => isAnswer(answer(code)))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect(isAnswer(new Error("read ECONNRESET"))).toBe(false)
  })
})
