import { describe, expect, it } from "vitest"
import type { Actor } from "../identity/index.ts"
import { plainDate } from "../time/index.ts"
import {
  application,
  because,
  contextOn,
  contractTo,
  established,
  manager,
  play,
  recommender,
  setting,
  signed,
  staff,
  type Step,
  strangers,
  timer,
  undertaking,
  window,
} from "./projects.fixture.ts"
import { decideProject, type Party, partiesTo, type ProjectCommand } from "./index.ts"

// Who may do what, written down once more and apart from the table that decides it.

const actors: Readonly<Record<Party, readonly Actor[]>> = {
  undertaking: [undertaking, staff],
  recommending: [recommender],
  managing: [manager],
  receiving: [window],
  system: [timer],
}
const applied: readonly Step[] = [["2018-01-02", undertaking, application]]
const asked: readonly Step[] = [
  ...signed(),
  [
    "2018-08-01",
    undertaking,
    { type: "request-amendment", endsOn: plainDate("2018-12-31"), reasons: because },
  ],
]
const announced: readonly Step[] = [
  ...signed(),
  ["2019-03-01", manager, { type: "announce-default", reasons: because }],
]
const barred: readonly Step[] = [
  ...announced,
  ["2019-03-11", manager, { type: "record-default", reasons: because }],
]

/** Each command where it would be taken, and the parties it is taken from. */
const table: readonly (readonly [readonly Step[], string, ProjectCommand, readonly Party[]])[] = [
  [[], "2018-01-02", application, ["undertaking"]],
  [applied, "2018-01-03", { type: "recommend" }, ["recommending"]],
  [applied, "2018-01-03", { type: "decline-recommendation", reasons: because }, ["recommending"]],
  [
    established().slice(0, 2),
    "2018-01-03",
    { type: "establish", number: "1", contract: contractTo("2018-08-31") },
    ["managing"],
  ],
  [applied, "2018-01-03", { type: "decline", reasons: because }, ["managing"]],
  [applied, "2018-01-03", { type: "withdraw" }, ["undertaking"]],
  [established(), "2018-01-03", { type: "sign-contract" }, ["undertaking"]],
  [signed(), "2018-02-01", { type: "report-progress", report: "样例进展" }, ["undertaking"]],
  [signed(), "2018-02-01", { type: "pay-tranche", tranche: "first" }, ["managing"]],
  [
    signed(),
    "2018-08-01",
    { type: "request-amendment", endsOn: plainDate("2018-12-31"), reasons: because },
    ["undertaking"],
  ],
  [asked, "2018-08-02", { type: "grant-amendment" }, ["managing"]],
  [asked, "2018-08-02", { type: "refuse-amendment", reasons: because }, ["managing"]],
  [signed(), "2018-12-03", { type: "revise-calendar" }, ["managing", "system"]],
  [
    signed(),
    "2018-11-30",
    { type: "record-reminder", dueOn: plainDate("2019-02-28"), daysBefore: 90 },
    ["system"],
  ],
  [signed(), "2018-09-03", { type: "apply-for-acceptance" }, ["undertaking", "receiving"]],
  [signed(), "2019-03-01", { type: "excuse-delay", reasons: because }, ["managing"]],
  [signed(), "2019-03-01", { type: "announce-default", reasons: because }, ["managing"]],
  [announced, "2019-03-04", { type: "state-defence", statement: "样例陈述" }, ["undertaking"]],
  [announced, "2019-03-11", { type: "record-default", reasons: because }, ["managing"]],
  [barred, "2019-03-12", { type: "lift-bar", reasons: because }, ["managing"]],
  [signed(), "2018-02-01", { type: "conclude", outcome: "terminated", reasons: because }, ["managing"]],
  [signed(), "2018-02-01", { type: "pass-time" }, ["system"]],
]

const taken = (steps: readonly Step[], day: string, actor: Actor, command: ProjectCommand) => {
  const decided = decideProject(play(setting, ...steps).state, command, contextOn(day, actor))
  return decided._tag === "Success" ? "taken" : decided.failure._tag
}

describe("who may do what", () => {
  it("is said of every command", () => {
    expect(table.map(([, , { type }]) => type).toSorted()).toEqual(Object.keys(partiesTo).toSorted())
  })

  it.each(
    table.map(([steps, day, command, parties]) => [command.type, parties, steps, day, command] as const),
  )("%s is for %j, and for nobody else", (_, parties, steps, day, command) => {
    for (const party of Object.keys(actors) as Party[])
      for (const actor of actors[party])
        expect([party, taken(steps, day, actor, command)]).toEqual([
          party,
          parties.includes(party) ? "taken" : "NotAuthorised",
        ])
    for (const stranger of strangers) {
      const isLapsed = "delegation" in stranger
      expect(taken(steps, day, stranger, command)).toBe(isLapsed ? "OfficerLapsed" : "NotAuthorised")
    }
  })

  it("is told with the refusal", () => {
    const decided = decideProject(
      play(setting, ...signed()).state,
      { type: "grant-amendment" },
      contextOn("2018-08-02", undertaking),
    )
    expect(decided).toMatchObject({
      failure: { needed: ["managing"], message: { zh: expect.stringContaining("管理单位") } },
    })
  })
})
