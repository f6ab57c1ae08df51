import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { plainDate } from "../time/index.ts"
import {
  isAgentFor,
  isPerson,
  parseSubjectId,
  subjectIdOf,
  subjectKindList,
  subjectKindOfCode,
  subjectKinds,
} from "./subject.ts"

describe("a subject id", () => {
  it("is made of any UUID and read back unchanged", () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        const id = subjectIdOf(uuid.toUpperCase())
        expect(parseSubjectId(id)).toEqual(Result.succeed(id))
      }),
    )
  })

  it("is nothing else: a name or number given as one is refused without being repeated", () => {
    for (const wrong of ["张三", "sub_", "sub_990101193807201015", 7, undefined]) {
      const parsed = parseSubjectId(wrong)
      expect(Result.isFailure(parsed) && parsed.failure.message).toMatch(/expected a subject id/)
      expect(Result.isFailure(parsed) && parsed.failure.message).not.toContain("990101193807201015")
    }
    expect(() => subjectIdOf("张三")).toThrow(/UUID/)
  })
})

describe("kinds of subject", () => {
  it("carry the national codes 1 to 6 and 9", () => {
    expect(subjectKindList.map((kind) => subjectKinds[kind].code)).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
      "6",
      "9",
    ])
    expect(subjectKinds["state-organ"].label.zh).toBe("行政机关")
    expect(subjectKindOfCode("4")).toBe("social-organisation")
    expect(subjectKindOfCode("7")).toBeUndefined()
  })

  it("tell persons from organisations", () => {
    const id = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
    expect(isPerson({ id, kind: "natural-person" })).toBe(true)
    expect(isPerson({ id, kind: "enterprise" })).toBe(false)
  })
})

describe("an agent", () => {
  const agent = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
  const principal = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1c")
  const relation = {
    agent,
    principal,
    capacity: "authorised-agent" as const,
    validFrom: plainDate("2019-03-01"),
    validTo: plainDate("2019-04-01"),
  }

  it("acts for the principal from the first day until the day it ends", () => {
    expect(isAgentFor(relation, { agent, principal }, plainDate("2019-02-28"))).toBe(false)
    expect(isAgentFor(relation, { agent, principal }, plainDate("2019-03-01"))).toBe(true)
    expect(isAgentFor(relation, { agent, principal }, plainDate("2019-03-31"))).toBe(true)
    expect(isAgentFor(relation, { agent, principal }, plainDate("2019-04-01"))).toBe(false)
  })

  it("acts for nobody else, and the principal not for the agent", () => {
    const on = plainDate("2019-03-10")
    expect(isAgentFor(relation, { agent: principal, principal: agent }, on)).toBe(false)
    expect(isAgentFor(relation, { agent, principal: agent }, on)).toBe(false)
  })
})
