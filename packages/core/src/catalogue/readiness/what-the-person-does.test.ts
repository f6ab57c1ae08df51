import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import type { Condition } from "../../rules/index.ts"
import type { Leg } from "../leg.ts"
import { paper, question, words } from "./readiness.fixture.ts"
import type { RegistryAtHand } from "./registry-at-hand.ts"
import { agreement, city, codes, decide, population } from "./sample-allowance.fixture.ts"

describe("a leg of the applicant", () => {
  const leg = (over: Partial<Leg>): Leg => ({
    id: "identity",
    kind: "prove-identity",
    name: text("核验身份", "prove one's identity"),
    ways: [{ way: "window" }],
    ...over,
  })
  const local = { fact: "local", is: true } as const
  const questions = [question("local", [true, false]), question("people", [1, 3])]

  it("stands in the way unless the authority can do it without the person", () => {
    expect(codes({ legs: [leg({})] })).toEqual(["person-must-act"])
    expect(codes({ legs: [leg({ ways: [{ way: "online" }] })] })).toEqual(["person-must-act"])
    for (const way of ["look-up", "agent", "authority-comes"] as const)
      expect(codes({ legs: [leg({ ways: [{ way: "window" }, { way }] })] })).toEqual([])
  })

  it("falls away with the application where it asks or hands in, or belongs to a material", () => {
    const legs = [
      leg({ id: "ask", kind: "ask" }),
      leg({ id: "submit", kind: "submit" }),
      leg({ id: "material-roll", kind: "show-original" }),
    ]
    expect(codes({ legs, materials: [paper("roll", { evidences: ["aged"] })] })).toEqual([])
    expect(codes({ legs })).toEqual(["person-must-act"])
  })

  it("takes the place of the usual collection", () => {
    const collect = leg({ id: "collect", kind: "collect", ways: [{ way: "window" }] })
    expect(codes({ legs: [collect], collection: ["courier"] })).toEqual(["person-must-act"])
    expect(codes({ legs: [{ ...collect, ways: [{ way: "courier" }] }], collection: ["by-hand"] })).toEqual([])
  })

  it("stands in the way where some scenario needs it and leaves no other way open", () => {
    const elsewhere = { way: "authority-comes", when: local } as const
    const open = leg({ ways: [{ way: "window" }, elsewhere] })
    expect(codes({ questions, legs: [open] })).toEqual(["person-must-act"])
    expect(codes({ questions, legs: [{ ...open, when: local }] })).toEqual([])
    // Two people is no answer to the question.
    expect(codes({ questions, legs: [leg({ when: { fact: "people", is: 2 } })] })).toEqual([])
    expect(codes({ questions, legs: [leg({ when: { fact: "people", is: 3 } })] })).toEqual([
      "person-must-act",
    ])
  })
})

describe("a paper of the applicant", () => {
  const held: RegistryAtHand = {
    id: "archive",
    title: words,
    facts: [],
    records: [{ id: "household-register", title: words }],
  }

  it("falls away where the facts it proves are told, or never matter", () => {
    const materials = [paper("card", { evidences: ["aged"] }), paper("slip", { evidences: ["pensioned"] })]
    expect(codes({ materials })).toEqual([])
  })

  it("stands in the way where it says neither what it proves nor what it is", () => {
    const readiness = decide({ materials: [paper("note")] })
    expect(readiness).toMatchObject({
      blockers: [{ code: "paper-without-substitute", path: ["materials", 0], liftedBy: [] }],
    })
  })

  it("needs a registry that holds the original where it says what it is and not what it proves", () => {
    const materials = [paper("book", { document: "household-register" })]
    expect(codes({ materials })).toEqual(["paper-not-held"])
    expect(codes({ materials }, { registries: [population, city, held] })).toEqual([])
    const agreements = [agreement("archive", "archive", held)]
    expect(decide({ materials }, { agreements })).toMatchObject({ sets: [["archive"]] })
  })

  it("does not count where it is a form, optional, the authority's to fetch, or never asked for", () => {
    const never: Condition = {
      all: [
        { fact: "local", is: true },
        { fact: "local", is: false },
      ],
    }
    const materials = [
      paper("form", { documentClass: "form" }),
      paper("photo", { necessity: "optional" }),
      paper("licence", { obtainedBy: "shared", lookUp: { registry: "archive", record: "licence" } }),
      paper("never", { when: never }),
    ]
    expect(codes({ materials, questions: [question("local", [true, false])] })).toEqual([])
  })
})
