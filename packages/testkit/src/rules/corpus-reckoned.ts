/** Hostile cases about reckoning and joining: borders, rounding on both sides of nothing, the end of the exact range. */
import { fen } from "@onevisit/core/money"
import { disputed, type FactValues, NEVER, unknown } from "@onevisit/core/rules"
import { type CorpusCase, hostile, values } from "./corpus-case.ts"

const exact: FactValues = { turnover: 10_000_000_000_000, pension: 500_000, balance: -100_000, change: -5 }

export const reckonedCases: readonly CorpusCase[] = [
  hostile(
    "holds numbers against their borders, below, on and above",
    {
      all: [
        { fact: "children", atLeast: 2 },
        { fact: "children", below: 11 },
        { not: { fact: "change", is: 0 } },
      ],
    },
    [1, 2, 10, 11, 12, 0].flatMap((children) => [-5, -1, 0, -0, 1].map((change) => ({ children, change }))),
  ),
  hostile(
    "takes no amount for the number that stands for a date that never came",
    { all: [{ fact: "turnover", atLeast: "100.00" }, { not: { fact: "turnover", is: NEVER } }] },
    values(
      "turnover",
      undefined,
      NEVER - 1,
      NEVER,
      NEVER + 1,
      disputed(NEVER, 1),
      disputed(NEVER, NEVER + 1),
    ),
    {
      amount: {
        bands: { fact: "turnover" },
        table: [
          { from: NEVER - 1, to: NEVER, value: "1.00" },
          { from: NEVER, to: NEVER + 1, value: "2.00" },
        ],
        otherwise: "0.00",
      },
    },
  ),
  hostile(
    "reports values of the wrong type and goes on with the other rows",
    { fact: "children", atLeast: 2 },
    [
      { children: 2 },
      { children: "2" as never },
      { children: 2.5 },
      { children: 13 },
      { children: -1 },
      { children: Number.NaN },
      { children: null as never },
      { children: [2] as never },
      { children: 3 },
    ],
    { carries: "always" },
  ),
  ...(["half-up", "half-even", "down-to-fen", "down-to-yuan", "up"] as const).map((rounding) =>
    hostile(
      `rounds ${rounding} on both sides of nothing`,
      { all: [] },
      [-100_000, -151, -150, -149, -51, -50, -5, -3, -1, 0, -0, 1, 3, 5, 50, 149, 150, 151, 99_999].map(
        (balance) => ({ balance }),
      ),
      { amount: { rate: "1/2", of: { rate: "101/100", of: { fact: "balance" }, rounding }, rounding } },
    ),
  ),
  hostile(
    "stays exact where numbers grow large, or refuses",
    {
      value: { times: [{ fact: "turnover" }, { fact: "months" }] },
      atLeast: { times: [{ fact: "pension" }, 100_000_000] },
    },
    [
      { ...exact, months: 12 },
      { ...exact, months: 5 },
      { turnover: 10_000_000_000_000, pension: 500_000 },
      { months: 1 },
      { turnover: 4_166_666_666_667, months: 12, pension: 500_000 },
      { turnover: 4_166_666_666_666, months: 12, pension: 500_000 },
    ],
    { carries: "or-refuses" },
  ),
  hostile(
    "caps what is beyond the exact range on the way",
    { all: [] },
    [exact, { turnover: 1, pension: 3 }, { turnover: 9_007_199_254, pension: 500_000 }, {}],
    {
      amount: {
        least: [{ rate: "33.333%", of: { fact: "turnover" }, rounding: "half-up" }, { fact: "pension" }],
      },
      carries: "or-refuses",
    },
  ),
  hostile(
    "has what branches agree on, and the hull of what they do not",
    {
      if: { fact: "alone", is: true },
      then: { fact: "children", atLeast: 1 },
      else: { fact: "children", atLeast: 2 },
    },
    [
      { children: 0 },
      { children: 1 },
      { children: 2 },
      {},
      { alone: true },
      { alone: false, children: 1 },
      { alone: true, children: 1 },
    ],
    { amount: { if: { fact: "alone", is: true }, then: "100.00", else: { fact: "pension" } } },
  ),
  hostile(
    "lets the first exception that holds replace the outcome, and an unknown one leave it open",
    {
      fact: "alone",
      is: true,
      except: [
        { when: { fact: "size", is: "micro" }, then: true },
        { when: { fact: "children", atLeast: 3 }, then: false },
      ],
    },
    [true, false, undefined].flatMap((alone) =>
      ["micro", "small", undefined].flatMap((size) =>
        [0, 3, undefined].map((children) => ({ alone, size, children })),
      ),
    ) as readonly FactValues[],
  ),
  hostile(
    "compares months, and knows where a year ends",
    {
      all: [
        { fact: "since", above: "2017-12" },
        { fact: "since", atMost: "2018-08" },
      ],
    },
    values("since", undefined, "2017-12", "2018-01", "2018-08", "2018-09", "2000-01", "2030-12"),
  ),
  hostile(
    "compares days that are moved over the ends of months",
    { value: { shift: { fact: "arrived" }, months: 6 }, below: { day: "first-of-month" } },
    values("arrived", undefined, "2018-01-31", "2018-02-01", "2018-02", "2017-08-31", "2018", "2016-02-29"),
  ),
  hostile(
    "counts a list of nothing as nothing, and what is not known in it as either",
    { value: { count: "grants", where: { atLeast: "100.00" } }, atLeast: 1 },
    values("grants", undefined, [], [10_000], [9_999], [unknown], [9_999, unknown], disputed([], [10_000]), [
      fen(500_000),
      0,
    ]),
    { carries: "or-refuses" },
  ),
  hostile(
    "never decides what a person has to judge",
    { any: [{ judgement: "needy" }, { fact: "alone", is: true }] },
    [{}, { needy: true }, { needy: false }, { alone: true }, { alone: false }, { alone: false, needy: true }],
  ),
  hostile(
    "knows a share of two facts that hang together only by their bounds",
    { value: { rate: "3%", of: { fact: "turnover" }, rounding: "up" }, atMost: { fact: "pension" } },
    [
      { turnover: 1_000_000, pension: 30_000 },
      { turnover: 1_000_001, pension: 30_000 },
      { turnover: 1_000_000, pension: 29_999 },
      { turnover: 1_000_000 },
      { pension: 500_000 },
      {},
      { turnover: 0 },
    ],
    { carries: "or-refuses" },
  ),
]
