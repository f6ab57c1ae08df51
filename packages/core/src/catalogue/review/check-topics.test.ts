import { describe, expect, it } from "vitest"
import { reviewItem } from "./index.ts"
import { hold, same, sampleItem, without } from "./sample-item.fixture.ts"

describe("the topics", () => {
  const persons = { id: "health", title: same("医疗卫生"), of: "persons" } as const
  hold([
    [
      "are missing where an item says that it has none",
      { serves: ["natural-person"], topics: [] },
      ["topic-missing topics"],
    ],
    [
      "cover everyone who is served",
      { serves: ["natural-person", "state-organ"], topics: [persons] },
      ["topic-missing topics"],
    ],
    [
      "are of those who are served",
      { topics: [...(sampleItem.topics ?? []), persons] },
      ["topic-of-nobody topics[1]"],
    ],
    ["agree with whom is served", { serves: ["natural-person"], topics: [persons] }, []],
  ])

  it("are no matter where an item says nothing of topics", () => {
    expect(reviewItem(without("topics"))).toEqual([])
  })
})
