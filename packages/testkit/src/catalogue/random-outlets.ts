/** Outlets at random, every field of them. */
import type { Outlet } from "@onevisit/core/catalogue"
import * as fc from "fast-check"
import { id, type Parts, subset } from "./random-parts.ts"

const intervals = fc.constantFrom(
  [],
  [{ from: "08:30", to: "17:00" }],
  [
    { from: "08:30", to: "11:30" },
    { from: "13:00", to: "24:00" },
  ],
)

export function outletArbitrary({ text, words }: Parts): fc.Arbitrary<Outlet> {
  return fc.record(
    {
      id,
      name: text,
      kind: fc.constantFrom("service-centre", "other"),
      region: fc.constant("990101"),
      address: text,
      phone: words,
      complaintPhone: words,
      hours: fc.record(
        {
          workingDays: fc.constant([{ from: "08:30", to: "17:00" }]),
          weekdays: fc.constantFrom(
            [],
            [{ weekday: 5 as const, open: [] }],
            [{ weekday: 6 as const, open: [] }],
          ),
          saturdays: intervals,
          sundays: intervals,
        },
        { requiredKeys: ["workingDays"] },
      ),
      windows: fc.uniqueArray(fc.record({ id, name: text, phone: words }, { requiredKeys: ["id", "name"] }), {
        selector: (each) => each.id,
        maxLength: 2,
      }),
      carries: subset(["a", "b-1"], 1),
      remark: text,
    },
    { requiredKeys: ["id", "name", "kind", "region", "address", "phone", "hours", "windows"] },
  )
}
