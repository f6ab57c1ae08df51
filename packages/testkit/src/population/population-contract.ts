/** The contract of a population, as tests: whatever it says is held against the interpreter and a model of differences. */
import { type RunOutcome, UNSEEN, unseen } from "@onevisit/core/benefits"
import type { PopulationRun } from "@onevisit/core/ports"
import { YES } from "@onevisit/core/rules"
import { addMonthsToMonth, plainDate } from "@onevisit/core/time"
import assert from "node:assert/strict"
import { failsWith, sameContent, type TestFunctions } from "../contract.ts"
import { changed, differencesOf, outcomesOf, peopleOf, totalsOf } from "./model.ts"
import {
  accepted,
  allDifferences,
  bySubject,
  hasOutcomes,
  type PopulationUnderTest,
  PURPOSE,
  runIn,
  throughTheMonths,
} from "./runs.ts"
import {
  type FeedVersion,
  firstMonth,
  firstPeople,
  firstState,
  laterMonths,
  type PopulationChange,
  type PopulationRow,
} from "./sample-people.ts"
import { allowance, greeting } from "./sample-rule.ts"

export interface PopulationContract extends TestFunctions {
  readonly name: string
  /**
   * A population over these rows without any run, called once or twice for each test. It identifies every subject of
   * the feed as a person named by the subject's id.
   */
  readonly make: (
    rows: readonly PopulationRow[],
    state: FeedVersion,
  ) => PopulationUnderTest | Promise<PopulationUnderTest>
}

/** Declares the tests that every population must pass. */
export function populationContract({ describe, it, make, name }: PopulationContract): void {
  const test = (sentence: string, body: (it: PopulationUnderTest) => Promise<void>) =>
    it(sentence, async () => body(await make(firstPeople, firstState)))
  const january = runIn(firstMonth)
  const february = laterMonths[0] as (typeof laterMonths)[number]
  const inJanuary = outcomesOf(peopleOf(firstPeople), allowance, firstMonth)

  describe(`${name} keeps the contract of a population`, () => {
    test("says how many subjects the feed has, and its version", async ({ change, population }) => {
      sameContent(await population.feed(), { ...firstState, subjects: firstPeople.length })
      const state = { asOf: plainDate("2018-02-01"), version: "2" }
      await change({ put: [], remove: ["1000"], state })
      sameContent(await population.feed(), { ...state, subjects: firstPeople.length - 1 })
    })

    test("decides every subject as the interpreter does", async ({ population }) => {
      await accepted(population, january)
      await hasOutcomes(population, inJanuary)
    })

    test("says the differences and totals of the model in every month", async (it) => {
      await throughTheMonths(it, "all")
    })

    test("comes to the same when only those are looked at who can have changed", async (it) => {
      const other = await make(firstPeople, firstState)
      const all = await throughTheMonths(other, "all")
      const some = await throughTheMonths(it, "changed")
      sameContent(some.differences, all.differences)
      assert.ok(
        some.touched.every((touched, at) => touched <= (all.touched[at] as number)),
        "Nobody is looked at twice",
      )
    })

    test("gives one answer to a run, however often it is determined", async ({ population, reopen }) => {
      const first = await population.determine(january)
      const told = await allDifferences(population, january.run)
      sameContent(await population.determine(january), first)
      sameContent(await allDifferences(population, january.run), told)
      await population.accept(january.run)
      sameContent(await population.determine(january), first)
      if (reopen === undefined) return
      const opened = await reopen()
      sameContent(await opened.determine(january), first)
      await hasOutcomes(opened, inJanuary)
      // The next run is compared with what was accepted before the restart.
      const next = await opened.determine(runIn(february.month, { scope: "changed" }))
      sameContent(next.previous, { run: january.run, month: january.month })
    })

    test("determines a run once when it is asked for several times at once", async ({ population }) => {
      const results = await Promise.allSettled([1, 2, 3].map(() => population.determine(january)))
      const last = await population.determine(january)
      for (const each of results)
        if (each.status === "fulfilled") sameContent(each.value, last)
        else
          await failsWith(() => Promise.reject(each.reason), "PopulationError", ["Unavailable", "Conflict"])
      sameContent(
        bySubject(await allDifferences(population, january.run)),
        differencesOf(new Map(), inJanuary),
      )
    })

    test("refuses the id of a run on another basis", async ({ change, population }) => {
      await population.determine(january)
      const conflict = async (run: PopulationRun) =>
        failsWith(() => population.determine(run), "PopulationError", ["Conflict"])
      await conflict({ ...january, month: addMonthsToMonth(firstMonth, 1) })
      await conflict({ ...january, rule: greeting })
      await change({ put: [], remove: ["1000"], state: { asOf: plainDate("2018-01-02"), version: "1b" } })
      await conflict(january)
    })

    test("compares with nothing before it is accepted", async ({ population }) => {
      await accepted(population, january)
      const next = runIn(february.month)
      await population.determine(next)
      await hasOutcomes(population, inJanuary)
      const another = await population.determine({ ...next, run: "another" })
      sameContent(another.previous, { run: january.run, month: firstMonth })
      await population.accept(next.run)
      await hasOutcomes(population, outcomesOf(peopleOf(firstPeople), allowance, february.month))
    })

    test("accepts once, however often it is told to", async ({ population }) => {
      await accepted(population, january)
      await population.accept(january.run)
      await hasOutcomes(population, inJanuary)
      const again = await population.determine(runIn(firstMonth, { run: "again" }))
      sameContent(again.totals, totalsOf(inJanuary))
      assert.deepEqual(await allDifferences(population, "again"), [])
    })

    test("does not accept a run that was compared with an older one", async ({ change, population }) => {
      await accepted(population, january)
      const stale = runIn(firstMonth, { run: "stale" })
      await population.determine(stale)
      await change(february.change as PopulationChange)
      await accepted(population, runIn(february.month))
      await failsWith(() => population.accept(stale.run), "PopulationError", ["Conflict", "Rejected"])
      await failsWith(() => population.accept(january.run), "PopulationError", ["Conflict", "Rejected"])
      const now = changed(peopleOf(firstPeople), february.change as PopulationChange)
      await hasOutcomes(population, outcomesOf(now, allowance, february.month))
    })

    test("forgets what is discarded, and nothing that was accepted", async ({ population }) => {
      await accepted(population, january)
      const next = runIn(february.month)
      await population.determine(next)
      await population.discard(next.run)
      await population.discard(next.run)
      await failsWith(() => allDifferences(population, next.run), "PopulationError", ["Rejected"])
      await failsWith(() => population.accept(next.run), "PopulationError", ["Rejected"])
      await population.discard(january.run)
      await hasOutcomes(population, inJanuary)
      // Its id is free again, for another basis too.
      const result = await population.determine({ ...next, month: addMonthsToMonth(firstMonth, 2) })
      sameContent(result.previous, { run: january.run, month: firstMonth })
    })

    test("never takes one who is missing for one who is not entitled", async ({ change, population }) => {
      await accepted(population, january)
      const gone = firstPeople.filter((_, at) => at % 2 === 0).map(({ id }) => id)
      await change({ put: [], remove: gone, state: { asOf: plainDate("2018-01-05"), version: "2" } })
      const again = runIn(firstMonth, { run: "half" })
      const result = await population.determine(again)
      assert.equal(result.totals.subjects, firstPeople.length - gone.length)
      assert.equal(result.differences["stop-candidate"], 0)
      const entitled = gone.filter((id) => inJanuary.get(id)?.status === YES)
      const differences = await allDifferences(population, again.run)
      sameContent(differences.map(({ subject }) => subject).toSorted(), entitled.toSorted())
      for (const { after, kind } of differences) {
        assert.equal(kind, "undetermined")
        assert.equal(after.status, UNSEEN)
      }
      await population.accept(again.run)
      const left = new Map([...inJanuary].filter(([id]) => !gone.includes(id)))
      await hasOutcomes(population, left)
    })

    test("starts again who comes back", async ({ change, population }) => {
      await accepted(population, january)
      const [someone] = [...inJanuary].find(([, { status }]) => status === YES) as [string, RunOutcome]
      const row = peopleOf(firstPeople).get(someone) as PopulationRow
      await change({ put: [], remove: [someone], state: { asOf: plainDate("2018-01-05"), version: "2" } })
      await accepted(population, runIn(firstMonth, { run: "gone", scope: "changed" }))
      await change({ put: [row], remove: [], state: { asOf: plainDate("2018-01-06"), version: "3" } })
      await population.determine(runIn(firstMonth, { run: "back", scope: "changed" }))
      const [difference, ...more] = await allDifferences(population, "back")
      sameContent(difference, {
        subject: someone,
        kind: "start",
        before: unseen,
        after: inJanuary.get(someone),
      })
      assert.deepEqual(more, [])
    })

    test("hands out every difference once, in pages of any length, in an order that stays", async (it) => {
      await it.population.determine(january)
      const whole = await allDifferences(it.population, january.run, 1000)
      sameContent(bySubject(whole), differencesOf(new Map(), inJanuary))
      for (const limit of [1, 3, whole.length, whole.length + 1])
        sameContent(await allDifferences(it.population, january.run, limit), whole)
    })

    test("keeps programmes apart", async ({ population }) => {
      await accepted(population, january)
      const other = runIn(firstMonth, { run: "other", programme: "sample-greeting", rule: greeting })
      const result = await population.determine(other)
      assert.equal(result.previous, null)
      await population.accept(other.run)
      await hasOutcomes(
        population,
        outcomesOf(peopleOf(firstPeople), greeting, firstMonth),
        "sample-greeting",
      )
      await hasOutcomes(population, inJanuary)
      sameContent(await population.outcomes({ programme: "none", subjects: ["1000"] }), [unseen])
    })

    test("reports progress up to all subjects", async ({ population }) => {
      const seen: { readonly done: number; readonly of: number }[] = []
      await population.determine(january, (progress) => seen.push(progress))
      const last = seen.at(-1)
      assert.ok(last !== undefined && last.done === last.of && last.of === firstPeople.length)
    })

    test("reads no fact but those the rule names, and says for what", async ({ population, reads }) => {
      if (reads === undefined) return
      await population.determine(runIn(firstMonth, { rule: greeting }))
      const asked = reads()
      assert.ok(asked.some(({ purpose }) => purpose === PURPOSE))
      for (const { facts } of asked)
        for (const each of facts)
          assert.ok(["registeredIn", "died"].includes(each), `${each} is not of the rule`)
    })

    test("says what is known of some, in their order, of the facts that are asked for", async ({
      population,
    }) => {
      const known = await population.facts({
        subjects: ["1001", "9999", "1000"],
        facts: ["born"],
        purpose: PURPOSE,
      })
      const born = (id: string) => peopleOf(firstPeople).get(id)?.facts["born"]
      sameContent(known, [{ born: born("1001") }, {}, { born: born("1000") }])
    })

    test("says who some are, in their order, and nobody of one who is not there", async ({ population }) => {
      const found = await population.identify({ subjects: ["1003", "9999", "1001"], purpose: PURPOSE })
      assert.deepEqual(
        found.map((identity) => identity?.name ?? null),
        ["1003", null, "1001"],
      )
    })

    test("fails with errors of its own for a run that is not there", async ({ population }) => {
      await failsWith(() => population.accept("none"), "PopulationError", ["Rejected"])
      await failsWith(() => population.differences({ run: "none", limit: 10 }), "PopulationError", [
        "Rejected",
      ])
      await population.discard("none")
    })
  })
}
