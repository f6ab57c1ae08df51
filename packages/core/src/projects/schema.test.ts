import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { rules } from "./projects.fixture.ts"
import { parseProjectRules, projectEventDefinitions, projectRulesJsonSchema } from "./schema.ts"

const issues = (input: unknown) => {
  const read = parseProjectRules(input)
  return Result.isFailure(read) ? read.failure.issues.map(({ path }) => path.join(".")) : []
}

describe("rules on funded projects, read from a file", () => {
  it("are what was written", () => {
    const written: unknown = JSON.parse(JSON.stringify(rules))
    expect(Result.getOrThrow(parseProjectRules(written))).toEqual(rules)
    const bare = {
      ...rules,
      extension: null,
      onDefault: { ...rules.onDefault, bar: null, priorNotice: null },
    }
    expect(issues(bare)).toEqual([])
  })

  it.each([
    [
      "a bar in working days",
      {
        onDefault: {
          ...rules.onDefault,
          bar: { ...rules.onDefault.bar, term: { length: 5, unit: "working-day" } },
        },
      },
      "onDefault.bar.term.unit",
    ],
    [
      "an extension bounded in working days",
      { extension: { ...rules.extension, longest: { length: 5, unit: "working-day" } } },
      "extension.longest.unit",
    ],
    [
      "an extension that may be had no time",
      { extension: { ...rules.extension, atMost: 0 } },
      "extension.atMost",
    ],
    ["a level of reminders twice", { remindBefore: [30, 30] }, "remindBefore"],
    ["half a day", { remindBefore: [1.5] }, "remindBefore.0"],
    ["an outcome twice", { outcomes: [rules.outcomes[0], rules.outcomes[0]] }, "outcomes"],
    ["no outcome", { outcomes: [] }, "outcomes"],
    ["no remedy", { remedies: [] }, "remedies"],
    ["an end before its beginning", { validTo: rules.validFrom }, "validTo"],
    ["a key nobody knows", { automaticSanction: true }, "automaticSanction"],
  ])("are refused with %s, by its path", (_, change, path) => {
    expect(issues({ ...rules, ...change })).toContain(path)
  })

  it("have a JSON Schema", () => {
    expect(projectRulesJsonSchema()).toMatchObject({ type: "object", additionalProperties: false })
  })
})

describe("the events of a project", () => {
  it("seal what people wrote, and nothing else", () => {
    const sensitive = projectEventDefinitions.flatMap(({ sensitive, type }) =>
      sensitive.map((path) => `${type}.${path.join(".")}`),
    )
    expect(sensitive.toSorted()).toEqual([
      "AmendmentRefused.reasons.*",
      "AmendmentRequested.reasons.*",
      "BarLifted.reasons.*",
      "DefaultAnnounced.reasons.*",
      "DefaultRecorded.reasons.*",
      "DefenceStated.statement",
      "DelayExcused.reasons.*",
      "ProgressReported.report",
      "ProjectAppliedFor.title",
      "ProjectConcluded.reasons.*",
      "ProjectDeclined.reasons.*",
      "ProjectRecommended.opinion",
      "RecommendationDeclined.reasons.*",
    ])
  })
})
