/** How people stand in rolls of the sample district: by the register's id, with a mark where somebody has a second number. */
import { type CodeScheme, codeFinding } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import type { ListSettings, RollSettings } from "./index.ts"

export const samplePerson: CodeScheme = {
  id: "sample-person",
  title: text("样例编号", "sample number"),
  normalise: (value) => value.trim(),
  check: (value) =>
    /^[a-z]+\d*(-2)?$/.test(value)
      ? []
      : [codeFinding("form", text("应为样例编号", "expected a sample number"))],
  mask: () => "***",
}

/** Small batches, so that a small roll has several. */
export function rollsOf(isKnown: (id: string) => boolean, atOnce = 3): RollSettings {
  return {
    scheme: samplePerson.id,
    atOnce,
    pseudonymsOf: async (numbers) =>
      numbers.map((number) => number.replace(/-2$/, "")).map((id) => (isKnown(id) ? id : null)),
  }
}

/** Keys that the city makes as well; whoever is called nameless has none. */
export const lists: ListSettings = {
  personOf: ({ identifiers: [first] }) =>
    first === undefined || first.value === "nameless" ? null : `key-${first.value}`,
  accountOf: (account) => `hash-${account}`,
  categoryOf: (amount) => (amount < 6000 ? "80至89周岁" : "90周岁以上"),
  residenceGround: "registered",
}
