import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { type Actor, system } from "../../identity/index.ts"
import { text } from "../../reasons/index.ts"
import { instant, plainDate } from "../../time/index.ts"
import { item, read } from "../items.fixture.ts"
import type { ServiceItem } from "../service-item.ts"
import { type CatalogueCommand, decideCatalogue } from "./decide-editions.ts"
import {
  emptyCatalogue,
  evolveCatalogue,
  type HashedItem,
  type PublishedCatalogue,
  standingOf,
} from "./published-catalogue.ts"

const [centre] = read(item({ channels: ["window", "mail"] })) as [ServiceItem]
const text1: HashedItem = { hash: "hash-1", item: centre }
const text2: HashedItem = { hash: "hash-2", item: centre }
const KEY = "technology-centre@2018-07"
const officer = (externalId: string): Actor => ({
  kind: "officer",
  externalId,
  unit: "sample-bureau",
  roles: [],
  validAt: plainDate("2018-07-20"),
  validTo: plainDate("2031-01-01"),
})
const [author, reviewer] = [officer("author"), officer("reviewer")]
const draft = (...items: HashedItem[]): CatalogueCommand => ({ type: "draft-editions", items })
const review = (hash: string): CatalogueCommand => ({ type: "review-edition", edition: KEY, hash })
const publish = (...items: HashedItem[]): CatalogueCommand => ({
  type: "publish-batch",
  batch: "2018-07",
  items,
})
const withdraw = (from: string): CatalogueCommand => ({
  type: "withdraw-edition",
  edition: KEY,
  from: plainDate(from),
  reason: text("样例", "sample"),
})

/** A day on which every withdrawal of these tests has come about. */
const later = plainDate("2018-09-30")

type Step = readonly [Actor, CatalogueCommand]

/** Plays commands on 20 July 2018; the last one's refusal, or where the edition then stands. */
function play(...steps: readonly Step[]) {
  return playWith(undefined, ...steps)
}

function playWith(required: "required" | undefined, ...steps: readonly Step[]) {
  const now = { at: instant("2018-07-20T01:00:00.000Z"), on: plainDate("2018-07-20"), time: "09:00" }
  let state: PublishedCatalogue = emptyCatalogue
  for (const [actor, command] of steps) {
    const review_ = required ? { review: required } : {}
    const decided = decideCatalogue(state, command, { now, actor, ...review_ })
    if (Result.isFailure(decided))
      return { refused: decided.failure._tag, standing: standingOf(state, KEY, later) }
    state = decided.success.reduce(evolveCatalogue, state)
  }
  return { state, standing: standingOf(state, KEY, later) }
}

describe("an edition", () => {
  it("is drafted, reviewed, published and withdrawn, in this order", () => {
    const steps: readonly Step[] = [
      [author, draft(text1)],
      [reviewer, review("hash-1")],
      [author, publish(text1)],
      [author, withdraw("2018-08-01")],
    ]
    const standings = steps.map((_, at) => play(...steps.slice(0, at + 1)).standing)
    expect(standings).toEqual(["draft", "reviewed", "published", "withdrawn"])
    expect(play().standing).toBeNull()
    const { state } = play(...steps)
    expect(state && standingOf(state, KEY, plainDate("2018-07-31"))).toBe("published")
    expect(play(...steps).state?.withdrawn[KEY]).toEqual({
      from: "2018-08-01",
      reason: { zh: "样例", en: "sample" },
    })
  })

  it("may be published at once, unless its wording has to be reviewed", () => {
    expect(play([author, publish(text1)]).standing).toBe("published")
    expect(playWith("required", [author, publish(text1)]).refused).toBe("NotReviewed")
    const drafted: Step = [author, draft(text1)]
    expect(playWith("required", drafted, [author, publish(text1)]).refused).toBe("NotReviewed")
    const reviewed: Step = [reviewer, review("hash-1")]
    expect(playWith("required", drafted, reviewed, [author, publish(text1)]).standing).toBe("published")
  })

  it("loses its review when the text changes, and is published only as it was read", () => {
    const reviewed: readonly Step[] = [
      [author, draft(text1)],
      [reviewer, review("hash-1")],
    ]
    expect(play(...reviewed, [author, draft(text2)]).standing).toBe("draft")
    expect(play(...reviewed, [author, draft(text1)]).standing).toBe("reviewed")
    expect(playWith("required", ...reviewed, [author, publish(text2)]).refused).toBe("NotReviewed")
    expect(play([author, draft(text2)], [reviewer, review("hash-1")]).refused).toBe("DraftChanged")
  })

  it("is reviewed by an officer other than its author", () => {
    const drafted: Step = [author, draft(text1)]
    expect(play(drafted, [author, review("hash-1")]).refused).toBe("NotTheReviewer")
    expect(play(drafted, [system("import"), review("hash-1")]).refused).toBe("NotTheReviewer")
    expect(play([reviewer, review("hash-1")]).refused).toBe("EditionNotThere")
  })

  it("is not signed while its wording is found wrong, which is told", () => {
    const vague = { ...centre, conditions: [text("其他有关条件", "Other relevant conditions")] }
    const drafted: Step = [author, draft({ hash: "hash-1", item: vague })]
    expect(play(drafted, [reviewer, review("hash-1")])).toEqual({
      refused: "WordingUnclear",
      standing: "draft",
    })
  })

  it("does not change once it is public: it is neither drafted nor published with another text", () => {
    const published: Step = [author, publish(text1)]
    expect(play(published, [author, publish(text2)]).refused).toBe("EditionImmutable")
    expect(play(published, [author, draft(text2)]).refused).toBe("EditionImmutable")
    expect(play(published, [author, publish(text1)]).state?.revision).toBe(1)
  })

  it("is withdrawn once, from today or later, and only when it is public", () => {
    const published: Step = [author, publish(text1)]
    expect(play(published, [author, withdraw("2018-07-19")]).refused).toBe("WithdrawnTooEarly")
    expect(play([author, draft(text1)], [author, withdraw("2018-08-01")]).refused).toBe("EditionNotThere")
    const twice = play(published, [author, withdraw("2018-07-20")], [author, withdraw("2018-09-01")])
    expect(twice.state?.withdrawn[KEY]?.from).toBe("2018-07-20")
    expect(twice.state?.revision).toBe(2)
  })
})
