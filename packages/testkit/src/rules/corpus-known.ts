/** Hostile cases about what is known: gaps, dates known in part, leap days, what never came, codes that begin alike. */
import { type Condition, disputed, never, observed, unknown, withheld } from "@onevisit/core/rules"
import { month, plainDate } from "@onevisit/core/time"
import { type CorpusCase, hostile, values } from "./corpus-case.ts"

const aged = (atLeast: number, leapDay: "feb28" | "mar1" = "feb28"): Condition => ({
  value: { age: "born", at: "month-after-birthday", leapDay },
  atLeast,
})
const births = values(
  "born",
  undefined,
  "1938-07-30",
  "1938-07-31",
  "1938-08-01",
  "1938-07",
  "1938-08",
  "1938",
  "1937",
  "1939",
  unknown,
  withheld,
  disputed("1938-07-31", "1938-08-01"),
  disputed("1930", "1931-05"),
  observed("1938-07-31", { source: "population", asOf: plainDate("2018-07-01") }),
  "1900-03-01",
  "2030-12-31",
)
const deaths = values(
  "died",
  undefined,
  never,
  unknown,
  withheld,
  "2018-07-31",
  "2018-08-01",
  "2018-08",
  "2018",
  "2019",
  disputed(never, "2018-07-31"),
  disputed(never, "2018-08-02"),
)

export const knownCases: readonly CorpusCase[] = [
  hostile(
    "takes what is not known for neither a yes nor a no",
    { all: [{ fact: "alone", is: true }, { not: { fact: "paidElsewhere", is: true } }] },
    [
      {},
      { alone: true },
      { alone: false },
      { paidElsewhere: true },
      { paidElsewhere: false },
      { alone: true, paidElsewhere: false },
      { alone: withheld, paidElsewhere: true },
      { alone: disputed(true, false), paidElsewhere: false },
      { alone: disputed(true, false), paidElsewhere: true },
    ],
  ),
  hostile("decides an age on the last day of the month before, a day early and a day late", aged(80), births),
  hostile("pays by the band, and leaves the amount open where a year spans two", aged(80), births, {
    amount: {
      bands: { age: "born", at: "month-after-birthday", leapDay: "feb28" },
      table: [
        { from: 80, to: 81, value: "50.00" },
        { from: 81, to: null, value: "60.00" },
      ],
      otherwise: "0.00",
    },
  }),
  ...(["feb28", "mar1"] as const).map((leapDay) =>
    hostile(
      `knows when a birthday on 29 February comes in a common year (${leapDay})`,
      aged(90, leapDay),
      values("born", "1936-02-28", "1936-02-29", "1936-03-01", "1936-02", "1936"),
      { time: { month: month("2026-03") } },
    ),
  ),
  hostile(
    "tells a death that never came from one not known",
    { fact: "died", atLeast: { day: "first-of-month" }, never: true },
    deaths,
  ),
  hostile(
    "means what it says of a death that never came",
    { fact: "died", below: "2018-08-01", never: false },
    deaths,
  ),
  // Second in its rule: an embedder that lays out dates by turns has this one where no day means never.
  hostile(
    "tells what a gap in a table means, never or not known, wherever the fact stands in the rule",
    {
      any: [
        { all: [{ fact: "alone", is: true }, { not: { fact: "died", atMost: "2018-07-31", never: false } }] },
        {
          all: [
            { fact: "alone", is: false },
            { fact: "died", above: "2018-07-31", never: false },
          ],
        },
      ],
    },
    [true, false, undefined].flatMap((alone) =>
      deaths.map((row) => (alone === undefined ? row : { ...row, alone })),
    ),
  ),
  hostile(
    "takes no date for never, nor never for a date",
    {
      any: [
        { fact: "died", atMost: "2030-12-31", never: true },
        { fact: "died", above: "2000-01-01", never: false },
      ],
    },
    deaths,
  ),
  hostile(
    "takes no code for another that begins with it, and a coarser one for part of it",
    { fact: "lives", within: "990101" },
    values(
      "lives",
      undefined,
      "99",
      "990100",
      "990101",
      "990101001",
      "990102",
      "9901",
      "99010",
      "9902",
      "990199",
      "",
      "990101 ",
      observed("990103", { asOf: plainDate("2015-12-31") }),
      disputed("990101", "990101001"),
    ),
  ),
  ...(["990101", "990102"] as const).map((within) =>
    hostile(
      `knows that a code which was divided may mean any of its parts, and the live code only itself (${within})`,
      { fact: "lives", within },
      values(
        "lives",
        "990109",
        "990101",
        "990102",
        "990101001",
        "990100",
        observed("990109", { asOf: plainDate("2015-06-01") }),
        observed("990109", { asOf: plainDate("2016-01-01") }),
        observed("990101", { asOf: plainDate("2018-08-01") }),
        disputed("990101", "990109"),
        disputed("990102", "9902"),
        "990103",
      ),
    ),
  ),
  ...(["990101", "990102", "9902"] as const).map((within) =>
    hostile(
      `knows that a part of a region went to another, by the day it was recorded (${within})`,
      { fact: "lives", within },
      ["990102", "99010", "9901"].flatMap((code) =>
        values(
          "lives",
          code,
          ...["2015-06-01", "2016-12-31", "2017-01-01", "2018-06-30", "2018-07-01", "2018-08-01"].map(
            (asOf) => observed(code, { asOf: plainDate(asOf) }),
          ),
          disputed(code, observed(code, { asOf: plainDate("2016-12-31") })),
        ),
      ),
    ),
  ),
  hostile(
    "leaves an amount open that asks for part of a code which is enough for the verdict",
    { fact: "lives", within: "990100" },
    values("lives", undefined, "99", "990100", "990101", "990101001", "990102", "9902"),
    { amount: { if: { fact: "lives", within: "990101" }, then: "50.00", else: "60.00" } },
  ),
  hostile(
    "leaves a code outside the table undetermined, both ways",
    { not: { fact: "lives", within: "99" } },
    values("lives", undefined, "99", "9901", "12", "990103"),
  ),
]
