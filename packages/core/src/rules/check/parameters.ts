/** Whether a parameter's history can be relied on: a value for every day from the first on, each with its source. */
import type { ParameterHistory } from "../language/parameter.ts"
import type { Report } from "./report.ts"

/** Reports every gap, overlap and disorder in the histories, and ids that are given twice. */
export function checkHistories(histories: readonly ParameterHistory[], report: Report): void {
  const ids = new Set<string>()
  histories.forEach((history, at) => {
    if (ids.has(history.id)) report(["parameters", at, "id"], "an id that no other parameter has")
    ids.add(history.id)
    if (history.values.length === 0) report(["parameters", at, "values"], "at least one value")
    history.values.forEach(({ from, to }, index) => {
      const path = ["parameters", at, "values", index]
      const next = history.values[index + 1]
      if (to !== null && to <= from) report([...path, "to"], "a day after `from`")
      if (next === undefined) return
      if (to === null) report([...path, "to"], `${next.from}, the day on which the next value begins`)
      else if (to < next.from)
        report([...path, "to"], `${next.from}, so that no day is without a value: this leaves a gap`)
      else if (to > next.from) report([...path, "to"], `${next.from}, so that no day has two values`)
    })
  })
}
