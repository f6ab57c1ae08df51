import * as fc from "fast-check"
import type { CaseState } from "@onevisit/core/intake"
import { StorageError } from "@onevisit/core/ports"
import type { SubmittedMaterial } from "@onevisit/core/materials"
import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import {
  at,
  atWindow,
  award,
  clerk,
  commitment,
  done,
  examination,
  groundOf,
  nameOf,
  needed,
  paper,
  without,
  type Ground,
} from "./collections.fixture.ts"
import { actorOfApplicant, actorOfAgent } from "@onevisit/core/identity"

const wanting = [{ sealed: false }, { copyKind: "copy" as const }, { medium: "electronic" as const }, {}]
/** Papers with random gaps: each there, there and wanting, or not there; never none at all. */
const papers: fc.Arbitrary<readonly SubmittedMaterial[]> = fc
  .tuple(
    ...needed.map((id) =>
      fc.oneof(
        { arbitrary: fc.constant([paper(id)]), weight: 5 },
        { arbitrary: fc.constant([]), weight: 2 },
        { arbitrary: fc.constantFrom(...wanting).map((more) => [paper(id, more)]), weight: 1 },
      ),
    ),
  )
  .map((each) => each.flat())
  .filter((each) => each.length > 0)
const commitments = fc.constantFrom("member", "collector", null)
const teachers = fc.array(fc.record({ papers, by: commitments }), { minLength: 30, maxLength: 30 })

/** The law of 2018 on the sample item, told anew: what one person alone gets for these papers. */
function oracle(given: readonly SubmittedMaterial[], promised: boolean): string {
  const mayOwe: Readonly<Record<string, readonly string[]>> = {
    form: ["seal"],
    record: ["absent", "copy"],
    photograph: ["absent"],
    statement: [],
  }
  const gaps = needed.flatMap((id): (readonly [string, string])[] => {
    const there = given.find(({ requirement }) => requirement === id)
    if (there === undefined) return [[id, "absent"]]
    return [
      ...(there.sealed ? [] : [[id, "seal"] as const]),
      ...(there.copyKind === "copy" ? [[id, "copy"] as const] : []),
      ...(there.medium === "electronic" ? [[id, "medium"] as const] : []),
    ]
  })
  if (gaps.length === 0) return "accepted"
  const mayAll = gaps.every(([id, gap]) => mayOwe[id]?.includes(gap) ?? false)
  return mayAll && promised ? "tolerantly-accepted" : "correction-notified"
}

/** A case but for what each has of its own: its commitment's envelope, its numbers, and who acts in it. */
const legalOf = (state: CaseState) => ({
  ...state,
  number: state.number !== null,
  toSeal: state.toSeal.length,
  documents: state.documents.map((document) => ({ ...document, number: document.number !== null })),
  parties: [],
  owing: state.owing && { ...state.owing, commitment: state.owing.commitment !== null },
})

async function gather(
  ground: Ground,
  all: readonly { papers: readonly SubmittedMaterial[]; by: string | null }[],
) {
  for (const [n, { by, papers: materials }] of all.entries()) {
    const promise = by === null ? {} : { commitment: { by: by as "member" | "collector", commitment } }
    done(
      await ground.district.collections.gather(
        ground.collection,
        { member: at(ground, n), materials, ...promise },
        { as: ground.asSchool },
      ),
    )
  }
}
const handIn = (ground: Ground, commandId?: string, district = ground.district) =>
  district.collections.handIn(
    ground.collection,
    { ...atWindow("2018-07-20"), enteredLate: "the storage failed", examination },
    { as: clerk, ...(commandId === undefined ? {} : { commandId }) },
  )

describe("papers of thirty handed in at once", () => {
  it("get each the answer they would have got alone, at one visit of the school's and none of theirs", async () => {
    await fc.assert(
      fc.asyncProperty(teachers, async (all) => {
        const ground = await groundOf(30)
        await gather(ground, all)
        const { members, summary } = done(await handIn(ground))
        expect(members.map(({ member }) => member)).toEqual(ground.teachers)
        for (const [n, { by, papers: materials }] of all.entries()) {
          const answer = members[n]
          const tolerance = by === null ? {} : { tolerance: { commitment } }
          const outcome = oracle(materials, by !== null)
          expect(answer).toMatchObject({ outcome })
          // The same papers of the same person, brought by themselves.
          const alone = await ground.district.intake.submit(
            {
              item: award.id,
              applicant: at(ground, n),
              arrival: { channel: "window", on: plainDate("2018-07-20"), time: "10:00" },
              materials,
              examination: { ...examination, ...(outcome === "tolerantly-accepted" ? tolerance : {}) },
            },
            { as: clerk },
          )
          const together = await ground.district.intake.get(
            answer === undefined || answer.outcome === "refused" ? "" : answer.case,
          )
          if (alone.outcome === "refused") throw new Error(alone.refusal._tag)
          expect(legalOf(together.state)).toEqual(legalOf(alone.state))
          expect(together.summary.visits).toBe(0)
        }
        expect(summary).toMatchObject({ visits: 1, lots: 1, handedIn: 30, unanswered: 0 })
      }),
      { numRuns: 3 },
    )
  })

  it("that break off after any step are handed in again without opening any case twice", async () => {
    const gaps = [[], ["record"], ["form"]]
    /** Three gathered, and a district whose storage fails for good after so many commits. */
    const breakingAfter = async (most: number) => {
      const ground = await groundOf(gaps.length)
      await gather(
        ground,
        gaps.map((missing) => ({ papers: without(...missing), by: "member" })),
      )
      const { storage } = ground.options
      let commits = 0
      const district = await ground.reopened({
        ...storage,
        commit: async (acts) => {
          if (commits >= most) throw new StorageError("Corrupt", "the disk is gone")
          commits += 1
          return storage.commit(acts)
        },
      })
      return { ground, district, commits: () => commits }
    }
    const casesOf = ({ district }: Ground) => district.intake.find({ item: award.id })
    const outcomes = ["accepted", "tolerantly-accepted", "correction-notified"]
    const whole = await breakingAfter(1000)
    done(await handIn(whole.ground, "lot", whole.district))
    const open = new Set<number>()
    for (let most = 1; most < whole.commits(); most += 1) {
      const { district, ground } = await breakingAfter(most)
      await expect(handIn(ground, "lot", district)).rejects.toMatchObject({ _tag: "StorageError" })
      open.add((await casesOf(ground)).length)
      // The next working day, under the same command or under another: whoever was taken stays taken.
      ground.morningOf("2018-07-23")
      const again = done(await handIn(ground, most % 2 === 0 ? "lot" : "lot, once more"))
      expect(again.members.map(({ outcome }) => outcome)).toEqual(outcomes)
      expect(await casesOf(ground)).toHaveLength(3)
      expect(again.summary).toMatchObject({ unanswered: 0, lots: 1, visits: 1 })
      const third = done(await handIn(ground, most % 2 === 0 ? "lot" : "lot, once more"))
      expect(third).toMatchObject({ replayed: true })
      expect(await casesOf(ground)).toHaveLength(3)
    }
    expect([...open].toSorted()).toEqual([0, 1, 2, 3])
  })

  it("leave out whom the school may not act for, and whose papers are not there; the rest are taken", async () => {
    const ground = await groundOf(3)
    const { asSchool, collection, district, mandateOf } = ground
    const late = await district.subjects.register(
      { kind: "natural-person", name: nameOf(4), identifiers: [] },
      { as: clerk },
    )
    if (late.outcome === "refused") throw new Error("not registered")
    const forged = { member: late.subject, mandate: mandateOf(late.subject) }
    done(await district.collections.addMember(collection, forged, { as: asSchool }))
    done(
      await district.collections.gather(
        collection,
        { member: late.subject, materials: without() },
        { as: asSchool },
      ),
    )
    done(
      await district.collections.gather(
        collection,
        { member: at(ground, 0), materials: without() },
        { as: asSchool },
      ),
    )
    const { members } = done(await handIn(ground))
    expect(members).toMatchObject([
      { outcome: "accepted", member: at(ground, 0) },
      { outcome: "refused", member: at(ground, 1), refusal: { _tag: "NothingGathered" } },
      { outcome: "refused", member: at(ground, 2), refusal: { _tag: "NothingGathered" } },
      {
        outcome: "refused",
        member: late.subject,
        refusal: { _tag: "MandateWanting", because: "unconfirmed" },
      },
    ])
    done(
      await district.collections.confirmMandate(collection, late.subject, {
        as: actorOfApplicant(late.subject),
      }),
    )
    const second = done(await handIn(ground))
    expect(second).toMatchObject({ summary: { lots: 2, visits: 1 } })
    expect(second.members[0]).toMatchObject({ outcome: "accepted", member: late.subject })
  })

  it("online come from the school as each one's agent, and wait to be examined", async () => {
    const ground = await groundOf(1)
    await gather(ground, [{ papers: without(), by: null }])
    const online = { arrival: { channel: "online", enteredOn: plainDate("2018-07-20") } } as const
    const { collection, district, options, school } = ground
    const { members } = done(await district.collections.handIn(collection, online, { as: ground.asSchool }))
    expect(members).toMatchObject([{ outcome: "received" }])
    const feed = await options.storage.readFeed({ after: 0, limit: 1000 })
    expect(feed.find(({ type }) => type === "CaseOpened")?.actor).toEqual(
      actorOfAgent({ subject: school, principal: at(ground, 0), capacity: "authorised-agent" }),
    )
    const examined = { ...online, examination }
    expect(await district.collections.handIn(collection, examined, { as: ground.asSchool })).toMatchObject({
      outcome: "refused",
      refusal: { _tag: "NotAuthorised" },
    })
  })

  it("keep what an officer found wrong in one's papers with that one", async () => {
    const ground = await groundOf(2)
    await gather(ground, [
      { papers: without("record"), by: "member" },
      { papers: without("record"), by: "member" },
    ])
    const note = { zh: "照片不符", en: "another's photograph" }
    const defects = [{ member: at(ground, 0), requirement: "photograph", note }]
    const { members } = done(
      await ground.district.collections.handIn(
        ground.collection,
        { ...atWindow("2018-07-20"), examination: { ...examination, defects } },
        { as: clerk },
      ),
    )
    expect(members.map(({ outcome }) => outcome)).toEqual(["correction-notified", "tolerantly-accepted"])
    expect(JSON.stringify(members)).not.toContain("照片不符")
  })

  it("are told of by one member's refusal alone where the officer's terms do not fit it", async () => {
    const ground = await groundOf(2)
    await gather(ground, [
      { papers: without(), by: null },
      { papers: without("record"), by: null },
    ])
    const unsaid = { ...atWindow("2018-07-20"), examination: {} }
    const first = done(await ground.district.collections.handIn(ground.collection, unsaid, { as: clerk }))
    expect(first.members).toMatchObject([
      { outcome: "accepted" },
      { outcome: "refused", refusal: { _tag: "SupplementTermMissing" } },
    ])
    expect(first.summary.unanswered).toBe(1)
    const second = done(await handIn(ground))
    expect(second.members).toMatchObject([{ outcome: "correction-notified", member: at(ground, 1) }])
    expect(second.summary).toMatchObject({ unanswered: 0, lots: 1, visits: 1 })
  })
})
