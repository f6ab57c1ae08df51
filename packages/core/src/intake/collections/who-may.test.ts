import { describe, expect, it } from "vitest"
import { actorOfAgent, byLaw, system, type Actor } from "../../identity/index.ts"
import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import { clerk } from "../case.fixture.ts"
import {
  add,
  answer,
  asAgentOf,
  asOtherSchool,
  asSchool,
  asStaff,
  caseIn,
  gather,
  gathered,
  handedIn,
  handIn,
  handler,
  inPerson,
  issue,
  mandateOf,
  open,
  parcel,
  refusalOf,
  school,
  teacher,
  wantingCase,
  type Step,
} from "./collection.fixture.ts"
import type { CollectionCommand, CollectionContext, OfficerAct } from "./index.ts"

// Everyone who might act, for every act: whoever is not said to may, may not.

const lapsed: Actor = {
  ...clerk,
  delegation: { from: "head", validFrom: plainDate("2018-01-01"), validTo: plainDate("2018-02-01") },
}
const actors = {
  officer: clerk,
  "officer whose delegation has ended": lapsed,
  collector: asSchool,
  "the collector's staff": asStaff,
  "a stranger who calls itself the collector's agent": actorOfAgent({
    subject: handler,
    principal: school,
    capacity: "authorised-agent",
  }),
  "another organisation": asOtherSchool,
  "the member": inPerson(teacher(1)),
  "another member": inPerson(teacher(2)),
  "the collector as the member's agent": asAgentOf(teacher(1)),
  program: system("collections"),
  law: byLaw({ statute: "sample", title: text("样例", "sample") }),
} as const satisfies Readonly<Record<string, Actor>>
type Who = keyof typeof actors

const collecting: readonly Who[] = ["officer", "collector", "the collector's staff"]
const own: readonly Who[] = ["officer", "the member"]
const window: readonly Who[] = ["officer"]
const noting: readonly Who[] = ["officer", "program"]

interface Act {
  readonly name: string
  readonly may: readonly Who[]
  readonly before: readonly Step[]
  readonly command: CollectionCommand
  /** The day it is done, where it must be its own. */
  readonly on?: string
  /** The act for which a district may name a role. */
  readonly role: OfficerAct | null
  readonly more?: Partial<CollectionContext>
}
const opened: Step = ["2018-07-16", open, asSchool]
const one = teacher(1)
const claimed: readonly Step[] = [opened, ["2018-07-16", add(one), asSchool]]
const listed: readonly Step[] = [
  ...handedIn,
  ["2018-08-01", issue, clerk, { cases: { [one]: caseIn("decided"), [teacher(2)]: caseIn("decided") } }],
]
const acts: readonly Act[] = [
  { name: "open", may: collecting, before: [], command: open, role: "open" },
  {
    name: "add-member",
    may: [...collecting, "the member"],
    before: [opened],
    command: add(one),
    role: "add-member",
  },
  {
    name: "give-mandate",
    may: [...collecting, "the member"],
    before: claimed,
    command: { type: "give-mandate", member: one, mandate: mandateOf(one) },
    role: "add-member",
  },
  {
    name: "confirm-mandate",
    may: own,
    before: claimed,
    command: { type: "confirm-mandate", member: one },
    role: "confirm-mandate",
  },
  {
    name: "gather",
    may: [...collecting, "the member"],
    before: gathered,
    command: gather(one),
    role: "gather",
  },
  {
    name: "hand-in, not examined",
    may: collecting,
    before: gathered,
    command: { ...handIn(), examined: false },
    on: "2018-07-23",
    role: "hand-in",
  },
  {
    name: "hand-in, examined",
    may: window,
    before: gathered,
    command: handIn(),
    on: "2018-07-23",
    role: "hand-in",
  },
  {
    name: "note-answers",
    may: noting,
    before: [...gathered, ["2018-07-23", handIn()]],
    command: answer(one),
    role: "hand-in",
  },
  {
    name: "receive-parcel",
    may: window,
    before: handedIn,
    command: parcel([one]),
    on: "2018-07-30",
    role: "receive-parcel",
  },
  {
    name: "note-parcel",
    may: noting,
    before: [...handedIn, ["2018-07-30", parcel([one])]],
    command: {
      type: "note-parcel",
      parcel: "p-1",
      distributed: [{ member: one, requirements: ["report"], open: 0 }],
    },
    role: "receive-parcel",
  },
  {
    name: "list-shortfalls",
    may: noting,
    before: handedIn,
    command: { type: "list-shortfalls", number: "S-1" },
    role: "list-shortfalls",
    more: { cases: { [one]: wantingCase() } },
  },
  {
    name: "leave",
    may: own,
    before: gathered,
    command: { type: "leave", member: one, application: "withdrawn" },
    role: "leave",
  },
  {
    name: "issue",
    may: window,
    before: handedIn,
    command: issue,
    role: "issue",
    more: { cases: { [one]: caseIn("decided") } },
  },
  {
    name: "note-hand-over",
    may: noting,
    before: listed,
    command: { type: "note-hand-over", list: 1, on: plainDate("2018-08-01"), members: [one] },
    role: "issue",
  },
]

const cells = acts.flatMap((act) => (Object.keys(actors) as Who[]).map((who) => ({ ...act, who })))

describe("who may", () => {
  it.each(cells)("$name: $who", ({ before, command, may, more = {}, on = "2018-08-01", who }) => {
    const refusal = refusalOf(...before, [on, command, actors[who], more])
    if (may.includes(who)) expect(refusal).toBeNull()
    else expect(refusal?._tag).toBe(actors[who] === lapsed ? "OfficerLapsed" : "NotAuthorised")
  })

  it.each(acts.filter(({ role }) => role !== null))(
    "$name: an officer needs the role that the district names for it",
    ({ before, command, more = {}, on = "2018-08-01", role }) => {
      const roles = { [role ?? "open"]: "window-head" }
      const asked = { ...more, roles }
      expect(refusalOf(...before, [on, command, clerk, asked])).toMatchObject({
        _tag: "NotAuthorised",
        needed: "window-head",
      })
      const head = { ...clerk, roles: ["window-head"] }
      expect(refusalOf(...before, [on, command, head, asked])).toBeNull()
    },
  )

  it("every command there is, but for time passing, which asks nothing", () => {
    const named = new Set(acts.map(({ command }) => command.type))
    const all: Readonly<Record<CollectionCommand["type"], true>> = {
      open: true,
      "add-member": true,
      "give-mandate": true,
      "confirm-mandate": true,
      gather: true,
      "hand-in": true,
      "note-answers": true,
      "receive-parcel": true,
      "note-parcel": true,
      "list-shortfalls": true,
      leave: true,
      issue: true,
      "note-hand-over": true,
      "pass-time": true,
    }
    expect(Object.keys(all).filter((type) => !named.has(type as CollectionCommand["type"]))).toEqual([
      "pass-time",
    ])
  })
})
