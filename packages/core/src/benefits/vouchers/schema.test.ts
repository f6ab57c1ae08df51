import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { providers, scheme } from "./vouchers.fixture.ts"
import {
  accountEventDefinitions,
  parseVoucherScheme,
  roundEventDefinitions,
  voucherProviderSchema,
  voucherSchemeJsonSchema,
} from "./schema.ts"

const issues = (input: unknown) => {
  const read = parseVoucherScheme(input)
  return Result.isFailure(read) ? read.failure.issues.map(({ path }) => path.join(".")) : []
}

describe("a scheme of vouchers, read from a file", () => {
  it("is what was written, and may leave open whatever is not known", () => {
    const written: unknown = JSON.parse(JSON.stringify(scheme))
    expect(Result.getOrThrow(parseVoucherScheme(written))).toEqual(scheme)
    const open = {
      item: null,
      smallService: null,
      perIssue: null,
      perYear: null,
      claimWithin: null,
      doubleFunding: null,
      priorNotice: null,
    }
    expect(issues({ ...scheme, ...open })).toEqual([])
  })

  const [share] = scheme.shares
  it.each([
    ["a share that is a float", { shares: [{ ...share, share: 0.5 }] }, "shares.0.share"],
    ["half a fen", { perIssue: { ...scheme.perIssue, most: 0.5 } }, "perIssue.most"],
    ["a cap of nothing", { perYear: { ...scheme.perYear, most: 0 } }, "perYear.most"],
    ["two shares for one", { shares: [...scheme.shares, share] }, "shares"],
    ["a service without a share", { shares: [{ ...share, services: ["testing"] }] }, "shares"],
    ["a share for no service of the scheme", { shares: [{ ...share, services: ["advertising"] }] }, "shares"],
    ["a service twice", { services: [scheme.services[0], ...scheme.services] }, "services"],
    [
      "validity in working days",
      { validity: { ...scheme.validity, term: { length: 5, unit: "working-day" } } },
      "validity.term.unit",
    ],
    ["a rounding nobody named", { rounding: "nearest" }, "rounding"],
    ["no remedy", { remedies: [] }, "remedies"],
    ["an end before its beginning", { validTo: scheme.validFrom }, "validTo"],
    ["a key nobody knows", { regionOnly: true }, "regionOnly"],
  ])("is refused with %s, by its path", (_, change, path) => {
    expect(issues({ ...scheme, ...change })).toContain(path)
  })

  it("has a JSON Schema", () => {
    expect(voucherSchemeJsonSchema()).toMatchObject({ type: "object", additionalProperties: false })
  })
})

describe("the list of providers", () => {
  it("holds listings with their days, none of which ends before it begins", () => {
    for (const provider of providers) expect(voucherProviderSchema.parse(provider)).toEqual(provider)
    const [first] = providers
    const backwards = first!.listings.map((listing) => ({ ...listing, to: listing.from }))
    expect(voucherProviderSchema.safeParse({ ...first, listings: backwards }).success).toBe(false)
  })
})

describe("the events of vouchers", () => {
  it("seal what people wrote, and nothing else", () => {
    const sensitive = [...accountEventDefinitions, ...roundEventDefinitions].flatMap((each) =>
      each.sensitive.map((path) => `${each.type}.${path.join(".")}`),
    )
    expect(sensitive.toSorted()).toEqual([
      "AdverseActAnnounced.reasons.*",
      "ClaimApproved.reasons.*",
      "ClaimRefused.reasons.*",
      "ClaimReturned.reason",
      "DefenceStated.statement",
      "PayeeSet.payee.account",
      "PayeeSet.payee.bank",
      "PayeeSet.payee.name",
      "QuotaRequested.purpose",
      "RequestRefused.reasons.*",
      "VoucherIssued.reasons.*",
    ])
  })
})
