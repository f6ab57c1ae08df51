import { expect, it } from "vitest"
import {
  atWindow,
  clerk,
  inZhejiang,
  paper,
  play,
  submit,
  supplement,
  tolerant,
  without,
} from "./case.fixture.ts"
import { countVisits } from "./index.ts"

it("a corrected day of receipt moves one visit, and leaves another errand of the day it was taken for", () => {
  const { refusals, state } = play(
    inZhejiang,
    ["2019-03-05", submit(without("report"), atWindow("2019-03-05"), { examination: tolerant })],
    ["2019-03-05", supplement([paper("report")], atWindow("2019-03-05"))],
    [
      "2019-03-06",
      {
        type: "propose-correction",
        entry: { field: "receipt", receipt: atWindow("2019-03-04") },
        reason: "typing error",
      },
    ],
    [
      "2019-03-06",
      { type: "confirm-correction", proposal: 1 },
      { ...clerk, externalId: "officer-6", roles: ["records-correction"] },
    ],
  )
  expect(refusals).toEqual([null, null, null, null])
  expect(state.visits.map(({ on }) => on).toSorted()).toEqual(["2019-03-04", "2019-03-05"])
  expect(countVisits(state)).toBe(2)
})
