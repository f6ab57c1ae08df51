import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { text } from "../reasons/index.ts"
import {
  type Alternative,
  composeChecklist,
  judgeSubmission,
  type MaterialRequirement,
  type ScenarioAnswers,
  type Shortfall,
  type ShortfallCode,
  type SubmittedMaterial,
} from "./index.ts"
import { yesOrNo } from "./scenario.fixture.ts"

const ids = ["report", "contract", "licence", "photo"]
const copyKind = fc.constantFrom("original" as const, "copy" as const)
const medium = fc.constantFrom("paper" as const, "electronic" as const)

const alternative: fc.Arbitrary<Alternative> = fc.record({
  copyKind,
  medium,
  number: fc.integer({ min: 1, max: 3 }),
  sealed: fc.boolean(),
})
const requirementOf = (id: string): fc.Arbitrary<MaterialRequirement> =>
  fc
    .record({
      necessity: fc.constantFrom("key" as const, "secondary" as const, "optional" as const),
      deferrable: fc.subarray([
        "absence" as const,
        "copy-for-original" as const,
        "missing-seal" as const,
        "receipt-in-lieu" as const,
      ]),
      accepts: fc.array(alternative, { minLength: 1, maxLength: 3 }),
      obtainedBy: fc.constantFrom(
        "applicant" as const,
        "applicant" as const,
        "agency-verified" as const,
        "shared" as const,
        "e-licence" as const,
      ),
      conditional: fc.boolean(),
    })
    .map(({ conditional, ...rest }) => ({
      id,
      name: text(id, id),
      evidences: [],
      ...rest,
      ...(conditional ? { when: { fact: "is-company", is: true } } : {}),
    }))
const requirements = fc
  .subarray(ids)
  .chain((chosen) => fc.tuple(...chosen.map(requirementOf)))
  .map((list): readonly MaterialRequirement[] => list)

const submittedFor = (requirement: fc.Arbitrary<string>): fc.Arbitrary<SubmittedMaterial> =>
  fc
    .record({
      requirement,
      copyKind,
      medium,
      number: fc.integer({ min: 0, max: 3 }),
      sealed: fc.boolean(),
      receiptInLieu: fc.boolean(),
      isWrong: fc.boolean(),
    })
    .map(({ isWrong, ...rest }) => ({
      ...rest,
      ...(isWrong ? { defect: text("日期不符", "wrong date") } : {}),
    }))
const submissions = fc.array(submittedFor(fc.constantFrom(...ids)), { maxLength: 6 })
const questions = [yesOrNo("is-company")]
const scenario: fc.Arbitrary<ScenarioAnswers> = fc.constantFrom(
  {},
  { "is-company": true },
  { "is-company": false },
)

const given = fc.record({ requirements, submitted: submissions, scenario })
const judge = (
  materials: readonly MaterialRequirement[],
  answers: ScenarioAnswers,
  submitted: readonly SubmittedMaterial[],
) => judgeSubmission(composeChecklist({ materials, questions }, answers), submitted)

/** What the applicant must bring for certain, worked out apart from the checklist. */
function owes(requirement: MaterialRequirement, answers: ScenarioAnswers): boolean {
  return (
    requirement.obtainedBy === "applicant" &&
    requirement.necessity !== "optional" &&
    (requirement.when === undefined || answers["is-company"] === true)
  )
}

function correct(requirement: MaterialRequirement, which = 0): SubmittedMaterial {
  const { copyKind: kind, medium: by, number, sealed = false } = requirement.accepts[which] as Alternative
  return { requirement: requirement.id, copyKind: kind, medium: by, number, sealed }
}

function isCorrect(material: SubmittedMaterial, { accepts }: MaterialRequirement): boolean {
  if (material.defect !== undefined || material.receiptInLieu === true) return false
  return accepts.some(
    (one) =>
      material.medium === one.medium &&
      (material.copyKind === "original" || one.copyKind === "copy") &&
      material.number >= one.number &&
      (material.sealed || one.sealed !== true),
  )
}

/** Follows the notice to the letter for one alternative: puts right what was told and touches nothing else. */
function putRight(
  material: SubmittedMaterial | undefined,
  told: readonly ShortfallCode[],
  requirement: MaterialRequirement,
  which: number,
): SubmittedMaterial | undefined {
  const right = correct(requirement, which)
  const isDocumentToCome = told.includes("missing") || told.includes("receipt-in-lieu")
  let { defect, ...now } = isDocumentToCome ? { ...right, defect: material?.defect } : (material ?? right)
  if (material === undefined && !isDocumentToCome) return undefined
  if (told.includes("wrong-medium")) now = { ...now, medium: right.medium }
  if (told.includes("copy-for-original")) now = { ...now, copyKind: "original" }
  if (told.includes("too-few")) now = { ...now, number: right.number }
  if (told.includes("missing-seal")) now = { ...now, sealed: true }
  if (told.includes("content-wrong")) defect = undefined
  return defect === undefined ? now : { ...now, defect }
}

function subsetsOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  let subsets: readonly (readonly T[])[] = [[]]
  for (const one of all) subsets = subsets.flatMap((subset) => [subset, [...subset, one]])
  return subsets
}

const codesFor = (id: string, shortfalls: readonly Shortfall[]): readonly ShortfallCode[] =>
  shortfalls.filter(({ requirement }) => requirement === id).map(({ code }) => code)

describe("judging a submission", () => {
  it("finds a shortfall with a requirement exactly when the applicant owes it and it is not there as asked", () => {
    fc.assert(
      fc.property(given, (it) => {
        const shortfalls = judge(it.requirements, it.scenario, it.submitted)
        for (const requirement of it.requirements) {
          const last = it.submitted.findLast((material) => material.requirement === requirement.id)
          const isFine =
            !owes(requirement, it.scenario) || (last !== undefined && isCorrect(last, requirement))
          expect(codesFor(requirement.id, shortfalls).length === 0).toBe(isFine)
        }
      }),
      { numRuns: 400 },
    )
  })

  it("tells all there is to put right at once: who does all that is told is done, who leaves any of it is not", () => {
    fc.assert(
      fc.property(given, (it) => {
        const shortfalls = judge(it.requirements, it.scenario, it.submitted)
        for (const requirement of it.requirements) {
          const told = codesFor(requirement.id, shortfalls)
          if (told.length === 0) continue
          const last = it.submitted.findLast((material) => material.requirement === requirement.id)
          for (const done of subsetsOf(told)) {
            const suffices = requirement.accepts.some((_, which) => {
              const now = putRight(last, done, requirement, which)
              return now !== undefined && isCorrect(now, requirement)
            })
            expect(suffices).toBe(done.length === told.length)
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  it("never tells anything about what the authority obtains itself or what is optional", () => {
    fc.assert(
      fc.property(given, (it) => {
        const neverTold = it.requirements.filter(
          ({ necessity, obtainedBy }) => obtainedBy !== "applicant" || necessity === "optional",
        )
        for (const { requirement } of judge(it.requirements, it.scenario, it.submitted)) {
          expect(neverTold.map(({ id }) => id)).not.toContain(requirement)
        }
      }),
    )
  })

  it("never lets a key material be owed by its absence, whatever the list of the guide says", () => {
    fc.assert(
      fc.property(given, (it) => {
        const shortfalls = judge(it.requirements, it.scenario, it.submitted)
        for (const { code, deferrable, necessity } of shortfalls) {
          if (necessity === "key" && (code === "missing" || code === "receipt-in-lieu")) {
            expect(deferrable).toBe(false)
          }
        }
      }),
    )
  })

  it("lets only what the guide lists for the material be owed", () => {
    const listedAs: Partial<Record<ShortfallCode, string>> = { missing: "absence" }
    fc.assert(
      fc.property(given, (it) => {
        for (const { code, deferrable, requirement } of judge(it.requirements, it.scenario, it.submitted)) {
          const listed = it.requirements.find(({ id }) => id === requirement)?.deferrable ?? []
          if (deferrable) expect(listed).toContain(listedAs[code] ?? code)
        }
      }),
    )
  })

  it("tells key materials first, and otherwise keeps the order of the guide", () => {
    fc.assert(
      fc.property(given, (it) => {
        const order = [
          ...new Set(judge(it.requirements, it.scenario, it.submitted).map((s) => s.requirement)),
        ]
        const asked = it.requirements.filter(({ id }) => order.includes(id))
        const keyFirst = [
          ...asked.filter(({ necessity }) => necessity === "key"),
          ...asked.filter(({ necessity }) => necessity !== "key"),
        ]
        expect(order).toEqual(keyFirst.map(({ id }) => id))
      }),
    )
  })

  it("looks at nothing but the last submission for a requirement", () => {
    fc.assert(
      fc.property(given, (it) => {
        const lastOnly = it.submitted.filter(
          (material, index) =>
            it.submitted.findLastIndex((other) => other.requirement === material.requirement) === index,
        )
        expect(judge(it.requirements, it.scenario, lastOnly)).toEqual(
          judge(it.requirements, it.scenario, it.submitted),
        )
      }),
    )
  })

  it("never finds more wrong when a correct document is added", () => {
    fc.assert(
      fc.property(given, fc.nat(), fc.nat(), (it, which, form) => {
        const requirement = it.requirements[which % Math.max(1, it.requirements.length)]
        if (requirement === undefined) return
        const added = correct(requirement, form % requirement.accepts.length)
        const before = judge(it.requirements, it.scenario, it.submitted)
        const after = judge(it.requirements, it.scenario, [...it.submitted, added])
        expect(after).toEqual(before.filter((shortfall) => shortfall.requirement !== requirement.id))
      }),
    )
  })

  it("ends the same whatever the order in which correct supplements arrive", () => {
    fc.assert(
      fc.property(
        given.chain((it) =>
          fc.record({
            it: fc.constant(it),
            order: fc.shuffledSubarray([...it.requirements], { minLength: it.requirements.length }),
          }),
        ),
        ({ it, order }) => {
          const all = [...it.submitted, ...order.map((requirement) => correct(requirement))]
          expect(judge(it.requirements, it.scenario, all)).toEqual([])
        },
      ),
    )
  })
})

describe("the checklist", () => {
  it("lists what the authority obtains as the authority's, and leaves out only what the scenario rules out", () => {
    fc.assert(
      fc.property(requirements, scenario, (materials, answers) => {
        const { lines, toAsk } = composeChecklist({ materials, questions }, answers)
        for (const { because, from, needed, requirement } of lines) {
          expect(from === "applicant").toBe(requirement.obtainedBy === "applicant")
          expect(needed).toBe(because.verdict)
        }
        const left = materials.filter(({ id }) => !lines.some(({ requirement }) => requirement.id === id))
        for (const { when } of left) expect(when && answers["is-company"]).toBe(false)
        const isOpen = lines.some(({ needed }) => needed === "undetermined")
        expect(toAsk).toEqual(isOpen ? ["is-company"] : [])
      }),
    )
  })
})
