import { chinaCalendar } from "@onevisit/china"
import { subjectIdOf } from "@onevisit/core/identity"
import { plainDate } from "@onevisit/core/time"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { createDistrict, type DistrictOptions } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import { chief, clerk, complaint, idOf, operator, page, rated, rating, setUp } from "./feedback.fixture.ts"

const finding = { outcome: "founded", evidence: ["叫号记录"], reasons: ["属实"] } as const
const notFounded = { ...finding, outcome: "not-founded" } as const
const refused = (tag: string) => ({ outcome: "refused", refusal: { _tag: tag } })
const period = { from: plainDate("2019-03-01"), to: plainDate("2019-04-01") }

describe("a bad rating in a district", () => {
  it("goes from verification over rectification and revisit to its end", async () => {
    const { feedback, person } = await setUp()
    const given = await feedback.rate(rating("dissatisfied", { text: "等太久", reasons: ["slow"] }), {
      as: person,
    })
    expect(given).toMatchObject({ outcome: "rated", number: null, summary: { phase: "verifying" } })
    const id = idOf(given)
    const as = operator
    expect(await feedback.close(id, ["算了"], { as })).toMatchObject(refused("FeedbackNotInThisPhase"))
    expect(await feedback.verify(id, finding, { as: rated })).toMatchObject(refused("NotIndependent"))
    expect(await feedback.verify(id, finding, { as })).toMatchObject({ outcome: "verified" })
    expect(await feedback.rectify(id, ["增开窗口"], { as })).toMatchObject({ outcome: "rectified" })
    expect(await feedback.close(id, [], { as })).toMatchObject(refused("RevisitFirst"))
    expect(await feedback.revisit(id, { reached: false }, { as })).toMatchObject({ outcome: "revisited" })
    await feedback.revisit(id, { reached: true, satisfied: true, note: "已改进" }, { as })
    expect(await feedback.close(id, [], { as })).toMatchObject({
      outcome: "closed",
      summary: { phase: "closed", closed: "satisfied" },
    })
  })

  it("is one for each case and handling, whoever repeats it and on however many calls", async () => {
    const { feedback, person } = await setUp()
    const first = await feedback.rate(rating("dissatisfied"), { as: person })
    const byCode = rating("satisfied", {
      service: { kind: "case", case: "case-1", code: "code-of-the-case" },
    })
    const second = await feedback.rate(byCode, { as: page, commandId: "c-1" })
    expect(second).toMatchObject({ outcome: "rating-changed", feedback: idOf(first) })
    expect(await feedback.rate(byCode, { as: page, commandId: "c-1" })).toMatchObject({
      replayed: true,
      version: 2,
    })
    const again = rating("satisfied", { service: { kind: "case", case: "case-1", handling: "2" } })
    expect(idOf(await feedback.rate(again, { as: person }))).not.toBe(idOf(first))
    expect((await feedback.figures(period)).ratings).toMatchObject({ given: 2, changed: 1 })
  })

  it("needs the person's own case or its query code, or a ticket, and is no officer's to give", async () => {
    const { feedback, other } = await setUp()
    expect(await feedback.rate(rating("satisfied"), { as: other })).toMatchObject(refused("ServiceNotProven"))
    const wrong = rating("satisfied", { service: { kind: "case", case: "case-1", code: "guessed" } })
    expect(await feedback.rate(wrong, { as: page })).toMatchObject(refused("ServiceNotProven"))
    const visit = {
      kind: "visit",
      outlet: "sample-hall",
      on: plainDate("2019-03-04"),
      ticket: "A001",
    } as const
    expect(await feedback.rate(rating("satisfied", { service: visit }), { as: page })).toMatchObject({
      outcome: "rated",
    })
    const right = rating("satisfied", { service: { kind: "case", case: "case-1", code: "code-of-the-case" } })
    expect(await feedback.rate(right, { as: clerk })).toMatchObject(refused("OfficersDoNotRate"))
  })

  it("that was a mistake counts until a second officer sets it aside", async () => {
    const { feedback, person } = await setUp()
    const id = idOf(await feedback.rate(rating("very-dissatisfied"), { as: person }))
    await feedback.verify(id, { ...notFounded, ground: "mistaken" }, { as: operator })
    expect((await feedback.figures(period)).ratings.satisfied).toEqual({ part: 0, of: 1 })
    const aside = { type: "set-aside", reasons: ["误按"] } as const
    expect(await feedback.command(id, aside, { as: operator })).toMatchObject(
      refused("FeedbackNotAuthorised"),
    )
    expect(await feedback.command(id, aside, { as: chief })).toMatchObject({ outcome: "set-aside" })
    expect((await feedback.figures(period)).ratings).toMatchObject({
      setAside: 1,
      satisfied: { part: 0, of: 0 },
    })
  })
})

describe("a complaint in a district", () => {
  it("gets a number, is answered in writing, closed, and reopened once", async () => {
    const { feedback, person } = await setUp()
    const received = await feedback.complain(complaint({ complainant: person.subject }), { as: person })
    expect(received).toMatchObject({ outcome: "received", number: "样例区〔2019〕complaint-1" })
    const id = idOf(received)
    const as = operator
    await feedback.command(id, { type: "acknowledge" }, { as })
    await feedback.verify(id, { ...finding, outcome: "partly-founded" }, { as })
    await feedback.command(id, { type: "answer", text: "已增开窗口" }, { as })
    await feedback.rectify(id, ["增开窗口"], { as })
    await feedback.revisit(id, { reached: true, satisfied: false }, { as })
    expect(await feedback.close(id, [], { as })).toMatchObject(refused("ReasonsNotGiven"))
    expect(await feedback.close(id, ["已尽力"], { as })).toMatchObject({ outcome: "closed" })
    const reopened = await feedback.command(id, { type: "reopen", text: "仍无人" }, { as: person })
    expect(reopened).toMatchObject({ outcome: "reopened", summary: { reopened: true, outcome: null } })
  })

  it("loses no number on one that is refused, and one call sent twice is one complaint", async () => {
    const { feedback, person } = await setUp()
    expect(await feedback.complain(complaint(), { as: rated })).toMatchObject(refused("NotIndependent"))
    const twice = [1, 2].map(() => feedback.complain(complaint(), { as: page, commandId: "c-7" }))
    const [a, b] = await Promise.all(twice)
    expect([a, b]).toMatchObject([
      { number: "样例区〔2019〕complaint-1" },
      { number: "样例区〔2019〕complaint-1" },
    ])
    expect(await feedback.complain(complaint(), { as: person })).toMatchObject({
      number: "样例区〔2019〕complaint-2",
    })
  })

  it("without a name has none anywhere in the log, though the person was signed in", async () => {
    const { feedback, person, storage } = await setUp()
    const id = idOf(await feedback.complain(complaint({ contact: "留言板三号" }), { as: person }))
    const log = JSON.stringify(await storage.readStream({ stream: `feedback:${id}` }))
    for (const told of [person.subject, "窗口无人", "留言板三号"]) expect(log).not.toContain(told)
    const words = await feedback.words(id, "to answer it", { as: operator })
    expect(words).toMatchObject({
      outcome: "opened",
      words: [{ event: "ComplaintReceived", said: { text: "窗口无人", contact: "留言板三号" } }],
    })
  })

  it("about a case keeps away those who are on its record", async () => {
    const concernedBy = async () => ({
      concerned: { unit: "sample-bureau", officers: [rated.externalId] },
      item: "sample-item",
    })
    const { feedback } = await setUp({}, { concernedBy })
    const id = idOf(
      await feedback.complain(complaint({ about: { kind: "case", case: "case-1" } }), { as: page }),
    )
    expect(await feedback.command(id, { type: "acknowledge" }, { as: rated })).toMatchObject(
      refused("NotIndependent"),
    )
    expect(Object.keys((await feedback.figures(period)).byItem)).toEqual(["sample-item"])
  })
})

describe("what is overdue", () => {
  it("opens a task by the timer, on the day after and not before, and closes nothing", async () => {
    const { clock, district, feedback, person } = await setUp()
    const id = idOf(await feedback.rate(rating("dissatisfied"), { as: person }))
    const tasks = async () => {
      await district.runDue()
      await district.runDue()
      return feedback.find({ hasTask: true }, { as: operator })
    }
    clock.advance({ days: 3 })
    expect(await tasks()).toMatchObject({ outcome: "found", rows: [] })
    clock.advance({ days: 1 })
    expect(await tasks()).toMatchObject({ rows: [{ feedback: id, tasks: ["verify"], phase: "verifying" }] })
    clock.advance({ days: 90 })
    expect(await tasks()).toMatchObject({ rows: [{ feedback: id, tasks: ["verify"], phase: "verifying" }] })
    await feedback.verify(id, notFounded, { as: operator })
    expect(await tasks()).toMatchObject({ rows: [] })
    expect((await feedback.figures(period)).inTime).toEqual({ part: 0, of: 1 })
  })
})

describe("who sees what", () => {
  it("hides the one who rated from the one rated, always", async () => {
    const { feedback, person } = await setUp()
    const id = idOf(await feedback.rate(rating("dissatisfied", { text: "等太久" }), { as: person }))
    const shown = await feedback.get(id, { as: rated })
    expect(shown).toMatchObject({ outcome: "shown", summary: { grade: "dissatisfied", service: null } })
    expect(JSON.stringify(shown)).not.toMatch(/case-1|sub_|2019|sample-hall|等太久/)
    expect(await feedback.find({}, { as: rated })).toMatchObject({ outcome: "found", rows: [] })
    expect(await feedback.words(id, "to see", { as: rated })).toMatchObject(refused("NotYoursToSee"))
  })

  it("opens all to those who work on it, to the person their own words and the answer, to others nothing", async () => {
    const { feedback, other, person } = await setUp()
    const id = idOf(await feedback.rate(rating("dissatisfied", { text: "等太久" }), { as: person }))
    await feedback.verify(id, finding, { as: operator })
    const events = async (as: typeof person | typeof operator) => {
      const answer = await feedback.words(id, "to see to it", { as })
      return answer.outcome === "opened" ? answer.words.map(({ event }) => event) : answer.refusal._tag
    }
    expect(await events(operator)).toEqual(["ServiceRated", "FeedbackVerified"])
    expect(await events(person)).toEqual(["ServiceRated"])
    expect(await events(other)).toBe("NotYoursToSee")
    expect(await events(clerk)).toBe("NotYoursToSee")
    await expect(feedback.words(id, " ", { as: operator })).rejects.toThrow(TypeError)
    for (const as of [clerk, other]) {
      expect(await feedback.find({}, { as })).toMatchObject(refused("NotYoursToSee"))
      expect(await feedback.get(id, { as })).toMatchObject(refused("NotYoursToSee"))
    }
  })

  it("finds what there is to do by kind, step, unit and place, page by page", async () => {
    const { feedback, other, person } = await setUp()
    await feedback.rate(rating("dissatisfied"), { as: person })
    await feedback.rate(rating("satisfied", { service: { kind: "case", case: "case-2" } }), { as: other })
    await feedback.complain(complaint(), { as: page })
    const count = async (query: Parameters<typeof feedback.find>[0]) => {
      const answer = await feedback.find(query, { as: operator })
      return answer.outcome === "found" ? answer.rows.length : -1
    }
    expect(await count({})).toBe(3)
    expect(await count({ kind: "complaint" })).toBe(1)
    expect(await count({ phase: "verifying" })).toBe(1)
    expect(await count({ unit: "sample-bureau" })).toBe(1)
    expect(await count({ item: "sample-item", outlet: "sample-hall" })).toBe(2)
    const first = await feedback.find({ limit: 2 }, { as: operator })
    const after = first.outcome === "found" ? first.cursor : null
    expect(await count({ limit: 2, after: after ?? "" })).toBe(1)
  })
})

describe("calls that cannot be made", () => {
  it("name all that is wrong with what is given, and no value", async () => {
    const { feedback, person } = await setUp()
    const wrong = { service: { kind: "case" }, grade: "SECRET", count: 5 } as never
    const error: unknown = await feedback.rate(wrong, { as: person }).catch((problem: unknown) => problem)
    expect(error).toMatchObject({ _tag: "InvalidInput" })
    expect((error as { issues: readonly unknown[] }).issues.length).toBeGreaterThan(2)
    expect((error as Error).message).not.toContain("SECRET")
    const id = idOf(await feedback.rate(rating("dissatisfied"), { as: person }))
    const wrongFinding = { ...finding, outcome: "SECRET", evidence: [1] } as never
    await expect(feedback.verify(id, wrongFinding, { as: operator })).rejects.toMatchObject({
      issues: [{ path: ["outcome"] }, { path: ["evidence", 0] }],
    })
    const unsaid = { reached: true } as never
    await expect(feedback.revisit(id, unsaid, { as: operator })).rejects.toMatchObject({
      issues: [{ path: ["satisfied"] }],
    })
    await expect(feedback.figures({ from: "2019" } as never)).rejects.toMatchObject({ _tag: "InvalidInput" })
  })

  it("name nothing that is there", async () => {
    const { feedback } = await setUp()
    const as = operator
    for (const id of ["0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", "anything"]) {
      await expect(feedback.verify(id, finding, { as })).rejects.toMatchObject({ _tag: "UnknownFeedback" })
      await expect(feedback.get(id, { as })).rejects.toMatchObject({ _tag: "UnknownFeedback" })
      await expect(feedback.words(id, "to see", { as })).rejects.toMatchObject({ _tag: "UnknownFeedback" })
    }
  })

  it("lack a policy, which no one guesses, or a calendar", async () => {
    const open = (options: Partial<DistrictOptions>) =>
      createDistrict({ storage: memoryStorage(), ...options })
    const calendar = chinaCalendar()
    const timeless = await open({})
    const lawless = await open({ calendar })
    await expect(timeless.feedback.figures(period)).rejects.toMatchObject({ _tag: "CalendarMissing" })
    await expect(lawless.feedback.figures(period)).rejects.toMatchObject({ _tag: "FeedbackPolicyMissing" })
    await expect(lawless.feedback.rate(rating("satisfied"), { as: page })).rejects.toMatchObject({
      _tag: "FeedbackPolicyMissing",
    })
  })

  it("name a person who is not registered", async () => {
    const { feedback } = await setUp()
    const complainant = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
    const made = feedback.complain(complaint({ complainant }), { as: page })
    await expect(made).rejects.toMatchObject({ _tag: "UnknownSubject" })
  })

  it("meet a version that has moved on", async () => {
    const { feedback, person } = await setUp()
    const id = idOf(await feedback.rate(rating("dissatisfied"), { as: person }))
    await expect(feedback.verify(id, finding, { as: operator, expectedVersion: 0 })).rejects.toMatchObject({
      _tag: "StaleVersion",
    })
  })
})

it("an erased person's words are erased with their key, and the figures stay", async () => {
  const keys = memoryKeys()
  const { feedback, person } = await setUp({ keys })
  const id = idOf(await feedback.rate(rating("dissatisfied", { text: "等太久" }), { as: person }))
  await keys.destroy(person.subject)
  expect(await feedback.words(id, "to see", { as: operator })).toMatchObject({
    words: [{ said: { text: { erased: true } } }],
  })
  expect((await feedback.figures(period)).ratings.given).toBe(1)
})
