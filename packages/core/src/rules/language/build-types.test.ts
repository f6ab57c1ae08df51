import { describe, expect, it } from "vitest"
import { yuan } from "../../money/index.ts"
import { text } from "../../reasons/index.ts"
import { disputed, never, observed, unknown, withheld } from "../facts/observation.ts"
import {
  ageOf,
  alive,
  all,
  bands,
  countOf,
  dayOf,
  defineRule,
  fact,
  factSheet,
  holds,
  judgement,
  least,
  minus,
  not,
  notBefore,
  parameter,
  prorate,
  share,
  sheetOf,
  sum,
  times,
  type ValuesOf,
  value,
  when,
  within,
} from "./index.ts"

// What must not compile stands beside what does; each line is checked with the types of all tests.

const label = text("样例", "sample")
const resident = factSheet("resident", {
  born: fact.date(label, { from: ["population", "home-visit"] }),
  died: fact.date(label).orNever(),
  registeredIn: fact.region(label),
  paidElsewhere: fact.flag(label),
  children: fact.integer(label, { min: 0, max: 20 }),
  pension: fact.money(label),
  rent: fact.money(label),
  ratio: fact.decimal(label, { scale: 2, min: "0.00", max: "1.00" }),
  since: fact.month(label),
  size: fact.choice(label, [
    { value: "small", label },
    { value: "large", label },
    { value: 3, label },
  ]),
  childrenBorn: fact.list(fact.date(label), { maxLength: 20 }),
  needy: fact.judgement(label),
})
const age = ageOf(resident.born, { at: "birthday-month", leapDay: "feb28" })

/** Looked at by the compiler and never run. */
const neverRun = (looked: () => unknown) => looked

describe("what the compiler knows of a fact sheet", () => {
  it("knows the names of facts", () => {
    expect(Object.keys(resident)).toContain("born")
    // @ts-expect-error No fact has this name.
    expect(resident.bron).toBeUndefined()
  })

  it("admits of each fact only the comparisons of its kind", () => {
    neverRun(() => resident.children.atLeast(2))
    neverRun(() => resident.ratio.atMost("0.30"))
    neverRun(() => resident.since.above("2018-07"))
    neverRun(() => within(resident.registeredIn, "990101"))
    neverRun(() => resident.pension.below(resident.rent))
    neverRun(() => holds(resident.paidElsewhere))
    // @ts-expect-error A flag is not more than another.
    neverRun(() => resident.paidElsewhere.atLeast(1))
    // @ts-expect-error A region is no number.
    neverRun(() => resident.registeredIn.atLeast("990101"))
    // @ts-expect-error Only a code lies within another.
    neverRun(() => within(resident.size, "990101"))
    // @ts-expect-error A count is not held against a text.
    neverRun(() => resident.children.atLeast("2"))
    // @ts-expect-error An amount is not a bare number.
    neverRun(() => resident.pension.atLeast(200))
    // @ts-expect-error An amount is not an age.
    neverRun(() => resident.pension.atLeast(age))
    // @ts-expect-error A day is written YYYY-MM-DD.
    neverRun(() => resident.born.atLeast("long ago"))
    // @ts-expect-error A list is counted.
    neverRun(() => resident.childrenBorn.atLeast(2))
    // @ts-expect-error What a person decides holds for no machine.
    neverRun(() => holds(resident.needy))
    // @ts-expect-error Only what a person decides is judged.
    neverRun(() => judgement(resident.paidElsewhere))
    expect(resident.children.atLeast(2).node).toEqual({ fact: "children", atLeast: 2 })
  })

  it("admits of a choice only the values it has", () => {
    neverRun(() => resident.size.oneOf(["small", 3]))
    neverRun(() => resident.size.oneOf(parameter("sizes")))
    // @ts-expect-error No such value.
    neverRun(() => resident.size.is("medium"))
    // @ts-expect-error One of them is no value.
    neverRun(() => resident.size.oneOf(["small", "4"]))
    expect(resident.size.is("large").node).toEqual({ fact: "size", is: "large" })
  })

  it("has every comparison of a date that may never come say what that means", () => {
    neverRun(() => notBefore(resident.died, dayOf("first-of-month"), { never: true }))
    neverRun(() => alive(resident.died, { stop: "next-month" }))
    // @ts-expect-error Nothing is said of a death that never came.
    neverRun(() => resident.died.atLeast("2018-07-01"))
    // @ts-expect-error Nothing is said of a death that never came.
    neverRun(() => notBefore(resident.died, dayOf("first-of-month")))
    // @ts-expect-error A birth always came.
    neverRun(() => resident.born.atLeast("2018-07-01", { never: true }))
    // @ts-expect-error It is no value to reckon with.
    neverRun(() => value(resident.died))
    // @ts-expect-error It is no birth.
    neverRun(() => ageOf(resident.died, { at: "on-the-day", leapDay: "mar1" }))
    // @ts-expect-error A birth is no end of a life.
    neverRun(() => alive(resident.born, { stop: "next-month" }))
    expect(resident.died.is("2018-07-01", { never: false }).node).toEqual({
      fact: "died",
      is: "2018-07-01",
      never: false,
    })
  })

  it("reckons with values of one sort, and says which sort comes of them", () => {
    neverRun(() => sum(resident.pension, "20.00", parameter("supplement")).atLeast(yuan(300)))
    neverRun(() => times(resident.pension, resident.children).atMost("1000.00"))
    neverRun(() => share("1/3", { of: resident.rent, rounding: "half-up" }).atMost("1000.00"))
    neverRun(() => prorate(resident.rent, { share: resident.children, whole: 12, rounding: "up" }))
    // @ts-expect-error An amount and a count have no sum.
    neverRun(() => sum(resident.pension, resident.children))
    // @ts-expect-error An amount less a month is nothing.
    neverRun(() => minus(resident.pension, resident.since))
    // @ts-expect-error Of amounts comes an amount, which is not held against a number.
    neverRun(() => sum(resident.pension, "20.00").atLeast(300))
    // @ts-expect-error An amount is not taken a number of yuan times.
    neverRun(() => times(resident.pension, resident.rent))
    // @ts-expect-error Not a rate.
    neverRun(() => share("a third", { of: resident.rent, rounding: "half-up" }))
    // @ts-expect-error There is no rounding without a name.
    neverRun(() => share("1/3", { of: resident.rent }))
    // @ts-expect-error Both parts are of one sort.
    neverRun(() => prorate(resident.rent, { share: resident.children, whole: resident.rent, rounding: "up" }))
    expect(least(parameter("cap"), resident.rent).node).toEqual({
      least: [{ parameter: "cap" }, { fact: "rent" }],
    })
  })

  it("has branches, bands and counts agree in their sorts", () => {
    neverRun(() =>
      when(age.atLeast(90), resident.rent).orWhen(resident.paidElsewhere, "1.00").otherwise("0.00"),
    )
    neverRun(() => bands(age, [{ from: 80, to: 90, value: "50.00" }], { otherwise: resident.rent }))
    neverRun(() => countOf(resident.childrenBorn, (born) => born.atLeast("2015-09-01")).atLeast(2))
    // @ts-expect-error The branches are an amount and a count.
    neverRun(() => when(age.atLeast(90), resident.rent).otherwise(resident.children))
    // @ts-expect-error A condition is not an amount.
    neverRun(() => when(age.atLeast(90), resident.rent).otherwise(resident.paidElsewhere))
    // @ts-expect-error An age is a number.
    neverRun(() => bands(age, [{ from: "80", to: null, value: "50.00" }], { otherwise: "0.00" }))
    // @ts-expect-error A birth is not held against a number.
    neverRun(() => countOf(resident.childrenBorn, (born) => born.atLeast(5)))
    // @ts-expect-error A member is compared once.
    neverRun(() => countOf(resident.childrenBorn, (born) => all(born.atLeast("2015-09-01"))))
    expect(countOf(resident.childrenBorn).node).toEqual({ count: "childrenBorn" })
  })

  it("has the amount of a rule be an amount", () => {
    const written = { id: "sample", title: label, eligible: not(resident.paidElsewhere) }
    neverRun(() => defineRule({ ...written, amount: "50.00" }))
    neverRun(() => defineRule({ ...written, amount: when(age.atLeast(90), "50.00").otherwise("20.00") }))
    neverRun(() =>
      defineRule({ ...written, amount: bands(age, parameter("monthly"), { otherwise: yuan(0) }) }),
    )
    neverRun(() => defineRule({ ...written, amount: least(parameter("cap"), parameter("monthly")) }))
    // @ts-expect-error An age is no amount.
    neverRun(() => defineRule({ ...written, amount: age }))
    // @ts-expect-error 50 of what is not said.
    neverRun(() => defineRule({ ...written, amount: 50 }))
    // @ts-expect-error An amount is no condition.
    neverRun(() => defineRule({ ...written, eligible: resident.rent }))
    expect(defineRule({ ...written, amount: yuan(50) }).amount).toBe(5000)
  })
})

describe("what the compiler knows of a subject", () => {
  it("types what may be said of each fact", () => {
    const known: ValuesOf<typeof resident> = {
      born: "1938",
      died: never,
      registeredIn: disputed("990101", "990102"),
      paidElsewhere: withheld,
      children: observed(2, { source: "population" }),
      pension: yuan(300),
      rent: 30_000,
      ratio: "0.25",
      since: unknown,
      size: "small",
      childrenBorn: ["2001-02-03", unknown],
      needy: true,
    }
    expect(Object.keys(known)).toEqual(Object.keys(resident))
  })

  it("refuses a name, a kind or a state that a fact does not have", () => {
    const said = (values: ValuesOf<typeof resident>) => values
    // @ts-expect-error No fact has this name.
    said({ bron: "1938" })
    // @ts-expect-error A count is a number.
    said({ children: "2" })
    // @ts-expect-error No such value.
    said({ size: "medium" })
    // @ts-expect-error Everyone was born.
    said({ born: never })
    // @ts-expect-error A list has members.
    said({ childrenBorn: "2001-02-03" })
    // @ts-expect-error Nor is it observed to be of another kind.
    said({ paidElsewhere: observed("yes") })
    // @ts-expect-error Money is whole fen.
    said({ pension: "300.00" })
    expect(sheetOf(resident).id).toBe("resident")
  })

  it("reads the same types off the plain sheet", () => {
    const sheet = sheetOf(resident)
    const known: ValuesOf<typeof sheet> = { size: 3 }
    // @ts-expect-error No fact has this name.
    const wrong: ValuesOf<typeof sheet> = { bron: "1938" }
    expect([known.size, wrong.born]).toEqual([3, undefined])
  })
})
