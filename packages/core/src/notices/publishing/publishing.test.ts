import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import type { Actor } from "../../identity/index.ts"
import { type Finding, text } from "../../reasons/index.ts"
import { instant, plainDate, type PlainDate } from "../../time/index.ts"
import {
  decidePublishing,
  foldPublishing,
  type OwedPost,
  type PublishingCommand,
  type PublishingEvent,
  publishingStatus,
  type PublishingState,
} from "./index.ts"

const officer: Actor = {
  kind: "officer",
  externalId: "editor",
  unit: "sample-bureau",
  roles: [],
  validAt: plainDate("2018-01-01"),
  validTo: plainDate("2031-01-01"),
}
const guide = (item: string, edition = "2018-07"): OwedPost => ({
  item,
  edition,
  mark: `${item}/${edition}`,
  title: text(`${item}指南`, `Guide ${item}`),
  text: `【${item}】\n版本：${edition}`,
})

/** One place, its log, and a day. */
class Place {
  readonly events: PublishingEvent[] = []
  today: PlainDate = plainDate("2018-07-20")

  get state(): PublishingState {
    return foldPublishing(this.events)
  }

  do(command: PublishingCommand, actor: Actor = officer): string {
    const now = { at: instant(`${this.today}T01:30:00.000Z`), on: this.today, time: "09:30:00" }
    const decided = decidePublishing(this.state, command, { now, actor })
    if (Result.isFailure(decided)) return decided.failure._tag
    this.events.push(...decided.success)
    return decided.success.map(({ type }) => type).join()
  }

  show(revision: number, guides: readonly OwedPost[], findings: readonly Finding[] = []): string {
    return this.do({ type: "note-publication", revision, guides, findings })
  }

  owe(revision: number, guides: readonly OwedPost[], dueOn = "2018-07-23"): string {
    return this.do({ type: "owe-postings", revision, guides, language: "zh", dueOn: plainDate(dueOn) })
  }

  confirm(item: string, place: string, on: string = this.today, actor: Actor = officer): string {
    return this.do({ type: "confirm-posting", item, place, on: plainDate(on) }, actor)
  }

  status(item: string): string | undefined {
    const standing = this.state.guides[item]
    return standing && publishingStatus(standing)
  }

  owed(item: string) {
    return this.state.guides[item]?.owed.map(({ place, task }) => [task, place])
  }
}

const found = (item: string, severity: Finding["severity"], code: string): Finding => ({
  code,
  path: ["guides", item],
  severity,
  message: text("样例", "sample"),
})

describe("a place that is published to", () => {
  it("shows what it has shown, in brief or whole, and not what its receipt names", () => {
    const place = new Place()
    const guides = ["a", "b", "c"].map((item) => guide(item))
    place.show(1, guides, [found("b", "warning", "in-brief"), found("c", "error", "refused")])
    expect(["a", "b", "c"].map((item) => place.status(item))).toEqual(["published", "in-brief", "failed"])
    expect(place.state.guides["c"]?.failed).toEqual({ revision: 1, code: "refused" })
    expect(place.show(1, guides, [found("b", "warning", "in-brief"), found("c", "error", "refused")])).toBe(
      "",
    )
    place.show(2, guides)
    expect(["a", "b", "c"].map((item) => place.status(item))).toEqual(["published", "published", "published"])
    expect(place.state.guides["a"]?.revision).toBe(1)
    expect(place.state.guides["c"]?.revision).toBe(2)
  })

  it("has withdrawn what is not among the guides any more", () => {
    const place = new Place()
    place.show(1, [guide("a"), guide("b")])
    place.show(2, [guide("a")])
    expect([place.status("a"), place.status("b")]).toEqual(["published", "withdrawn"])
    expect(place.show(3, [guide("a")])).toBe("PublicationShown")
    expect(place.state.guides["b"]?.revision).toBe(2)
    place.show(4, [guide("a"), guide("b", "2019-01")])
    expect(place.status("b")).toBe("published")
  })

  it("that fails leaves amiss what has changed and what should be gone, until it shows a revision", () => {
    const place = new Place()
    place.show(1, [guide("a"), guide("b"), guide("c")])
    const guides = [guide("a"), guide("b", "2019-01"), guide("d")]
    const failure = { type: "note-failure", revision: 2, guides, code: "Unavailable" } as const
    expect(place.do(failure)).toBe("PublicationFailed")
    expect(place.do(failure)).toBe("")
    expect(["a", "b", "c", "d"].map((item) => place.status(item))).toEqual([
      "published",
      "failed",
      "failed",
      "failed",
    ])
    expect(place.state.failed).toEqual({ revision: 2, code: "Unavailable" })
    expect(place.do({ ...failure, code: "Rejected" })).toBe("PublicationFailed")
    place.show(2, guides)
    expect(["a", "b", "c", "d"].map((item) => place.status(item))).toEqual([
      "published",
      "published",
      "withdrawn",
      "published",
    ])
    expect(place.state.failed).toBeNull()
    expect(place.do(failure)).toBe("")
    expect(place.show(1, [])).toBe("")
  })
})

describe("a place where a person posts", () => {
  it("waits for a person, who says where and when", () => {
    const place = new Place()
    place.owe(1, [guide("a")])
    expect([place.status("a"), place.owed("a")]).toEqual(["waiting", [["post", null]]])
    expect(place.state.guides["a"]?.owed[0]?.dueOn).toBe("2018-07-23")
    place.today = plainDate("2018-07-21")
    expect(place.confirm("a", "办事一群")).toBe("PostingConfirmed")
    expect(place.status("a")).toBe("published")
    expect(place.confirm("a", "办事二群")).toBe("PostingConfirmed")
    expect(place.state.guides["a"]?.posted.map(({ place: where, postedOn }) => [where, postedOn])).toEqual([
      ["办事一群", "2018-07-21"],
      ["办事二群", "2018-07-21"],
    ])
  })

  it("owes a correction in every place where an earlier edition stands", () => {
    const place = new Place()
    place.owe(1, [guide("a"), guide("b")])
    place.confirm("a", "一群")
    place.confirm("a", "二群")
    place.today = plainDate("2018-08-01")
    place.owe(2, [guide("a", "2018-08"), guide("b")], "2018-08-04")
    expect(place.owed("a")).toEqual([
      ["correct", "一群"],
      ["correct", "二群"],
    ])
    expect(place.state.guides["a"]?.owed[0]?.text).toMatch(/^【更正】.+\n【a】\n版本：2018-08$/)
    expect(place.owed("b")).toEqual([["post", null]])
    place.confirm("a", "一群")
    expect([place.status("a"), place.owed("a")]).toEqual(["waiting", [["correct", "二群"]]])
    place.confirm("a", "二群")
    expect(place.status("a")).toBe("published")
    expect(place.state.guides["a"]?.posted.every(({ edition }) => edition === "2018-08")).toBe(true)
  })

  it("owes the taking away of a withdrawn guide wherever it was posted, and nothing where it was not", () => {
    const place = new Place()
    place.owe(1, [guide("a"), guide("b")])
    place.confirm("a", "一群")
    place.owe(2, [])
    expect([place.status("a"), place.owed("a")]).toEqual(["waiting", [["withdraw", "一群"]]])
    expect(place.state.guides["a"]?.owed[0]?.text).toBe(
      "【停止使用】《a指南》已停止使用，请勿再据此办理，以网站公布的办事指南为准。",
    )
    expect(place.status("b")).toBe("withdrawn")
    expect(place.confirm("a", "二群")).toBe("GuideWithdrawn")
    expect(place.confirm("a", "一群")).toBe("PostingConfirmed")
    expect([place.status("a"), place.state.guides["a"]?.posted]).toEqual(["withdrawn", []])
    place.owe(3, [guide("a", "2019-01")])
    expect(place.owed("a")).toEqual([["post", null]])
  })

  it("owes a correction where a guide comes back before it was taken away", () => {
    const place = new Place()
    place.owe(1, [guide("a")])
    place.confirm("a", "一群")
    place.owe(2, [])
    place.owe(3, [guide("a", "2019-01")])
    expect(place.owed("a")).toEqual([["correct", "一群"]])
  })

  it("owes nothing anew for the same revision, an older one, or a guide that has not changed", () => {
    const place = new Place()
    place.owe(2, [guide("a")])
    expect(place.owe(2, [guide("b")])).toBe("")
    expect(place.owe(1, [])).toBe("")
    place.confirm("a", "一群")
    place.owe(3, [guide("a")])
    expect(place.status("a")).toBe("published")
  })

  it("believes an officer alone, of a day that has come and not before there was anything to post", () => {
    const place = new Place()
    place.owe(1, [guide("a")])
    expect(place.confirm("a", "一群", "2018-07-21")).toBe("PostingInTheFuture")
    expect(place.confirm("a", "一群", "2018-07-19")).toBe("PostedTooEarly")
    expect(place.confirm("a", " ")).toBe("PlaceMissing")
    expect(place.confirm("b", "一群")).toBe("GuideUnknown")
    expect(place.confirm("toString", "一群")).toBe("GuideUnknown")
    expect(place.confirm("a", "一群", place.today, { kind: "system", name: "bot" })).toBe("OfficerNeeded")
    expect(place.confirm("a", "一群")).toBe("PostingConfirmed")
    expect(place.confirm("a", "一群")).toBe("PostedAlready")
    place.today = plainDate("2032-01-01")
    expect(place.confirm("a", "二群")).toBe("OfficerLapsed")
  })
})

describe("whatever is published, posted and withdrawn", () => {
  const item = fc.constantFrom("a", "b")
  const step = fc.oneof(
    fc
      .dictionary(item, fc.constantFrom("1", "2", "3"), { maxKeys: 2 })
      .map((guides) => ({ owe: Object.entries(guides).map(([name, edition]) => guide(name, edition)) })),
    fc.record({ confirm: item, place: fc.constantFrom("一群", "二群") }),
  )

  it("in no place an edition stands that does not hold without its correction being owed there", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const place = new Place()
        let holds = new Map<string, string>()
        for (const [at, each] of steps.entries()) {
          if ("owe" in each) {
            place.owe(at + 1, each.owe)
            holds = new Map(each.owe.map(({ item: name, mark }) => [name, mark]))
          } else place.confirm(each.confirm, each.place)
          for (const [name, { mark, owed, posted }] of Object.entries(place.state.guides)) {
            expect(mark).toBe(holds.get(name) ?? null)
            for (const { mark: stands, place: where } of posted)
              expect(owed.some((task) => task.place === where)).toBe(stands !== mark)
            // A guide that holds is posted somewhere, or somebody owes it.
            if (mark !== null) expect(posted.length + owed.length).toBeGreaterThan(0)
          }
        }
      }),
    )
  })
})
