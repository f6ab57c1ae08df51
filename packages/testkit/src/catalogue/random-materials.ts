/** Materials at random, every field of them, with conditions over the questions of random items. */
import type { MaterialRequirement } from "@onevisit/core/materials"
import type { Condition } from "@onevisit/core/rules"
import * as fc from "fast-check"
import { id, list, type Parts, subset } from "./random-parts.ts"

const atom: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constant("joint"), is: fc.boolean() }),
  fc.record({ fact: fc.constant("size"), atLeast: fc.integer() }),
  fc.record({ fact: fc.constant("size"), oneOf: fc.constantFrom([1], [1, 25]) }),
)
const condition: fc.Arbitrary<Condition> = fc.oneof(
  atom,
  fc.record({ not: atom }),
  fc.record({ all: fc.array(atom, { minLength: 1, maxLength: 3 }) }),
  fc.record({ any: fc.tuple(atom, fc.record({ not: atom })) }),
)

export function materialArbitrary({ citation, text }: Parts): fc.Arbitrary<MaterialRequirement> {
  return fc
    .record(
      {
        id,
        name: text,
        necessity: fc.constantFrom("key" as const, "secondary" as const),
        deferrable: subset(["copy-for-original", "missing-seal", "receipt-in-lieu"] as const),
        accepts: list(
          fc.record(
            {
              copyKind: fc.constantFrom("original" as const, "copy" as const),
              medium: fc.constantFrom("paper" as const, "electronic" as const),
              number: fc.integer({ min: 1, max: 9 }),
              sealed: fc.boolean(),
            },
            { requiredKeys: ["copyKind", "medium", "number"] },
          ),
        ),
        document: id,
        documentClass: fc.constantFrom("certificate" as const, "form" as const, "other" as const),
        issuedBy: text,
        obtainedBy: fc.constantFrom("applicant" as const, "shared" as const, "e-licence" as const),
        evidences: subset(["registered", "bornOn"]),
        when: condition,
        basis: citation,
        remark: text,
        standard: text,
      },
      { requiredKeys: ["id", "name", "necessity", "deferrable", "accepts", "obtainedBy", "evidences"] },
    )
    .chain((base) => fc.boolean().map((absent) => ({ ...base, ...(absent && laterOf(base)) })))
    .map((base) =>
      base.obtainedBy === "applicant"
        ? base
        : { ...base, lookUp: { registry: "sample-registry", record: "a-record" } },
    )
}

/** Owed by absence: secondary, and deferrable so. */
function laterOf({ deferrable }: Pick<MaterialRequirement, "deferrable">) {
  return { necessity: "secondary" as const, deferrable: ["absence" as const, ...deferrable] }
}
