import { describe, expect, it } from "vitest"
import { catalogueOf, codesOf, composed, entry, words, yesOrNo } from "./bundles.fixture.ts"

describe("questions", () => {
  const asking = (id: string, question: object) => entry(id, { questions: [question] })

  it("about one fact with other answers are a conflict, and no total of visits is claimed", () => {
    const other = { ...yesOrNo("agent"), answers: ["a", "b"].map((value) => ({ value, label: words })) }
    const all = composed(catalogueOf(asking("a", yesOrNo("agent")), asking("b", other)))
    expect(all.questions).toHaveLength(1)
    expect(codesOf(all)).toEqual(["question-conflict items[1].questions.agent"])
    expect(all.visits).toMatchObject({ separately: 2, together: null })
  })

  it("in other words are reported for people to compare", () => {
    const other = { ...yesOrNo("agent"), question: words }
    expect(codesOf(composed(catalogueOf(asking("a", yesOrNo("agent")), asking("b", other))))).toEqual([
      "question-worded-differently items[1].questions.agent",
    ])
  })

  it("with the answers in another order are the same", () => {
    const turned = { ...yesOrNo("agent"), answers: yesOrNo("agent").answers.toReversed() }
    const all = composed(catalogueOf(asking("a", yesOrNo("agent")), asking("b", turned)))
    expect(codesOf(all)).toEqual([])
    expect(all.visits.together).toBe(1)
  })
})
