import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, expectTypeOf, it } from "vitest"
import { fen } from "../../money/index.ts"
import { InvalidInput, text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import { expectedOf, composeField, longestShown, type FieldKind } from "./field.ts"
import {
  checkTemplate,
  composeMessage,
  defineTemplate,
  findPersonalData,
  type PlaceholdersIn,
  rewordTemplate,
  type Worded,
} from "./index.ts"

const owed = defineTemplate({
  kind: "supplement-due",
  fields: {
    item: { kind: "words", longest: 20 },
    state: { kind: "one-of", words: [text("待补交", "owed")] },
    missing: { kind: "count" },
    dueOn: { kind: "date" },
    visit: { kind: "moment" },
    fee: { kind: "amount" },
    case: { kind: "reference", longest: 20 },
    phone: { kind: "office-phone" },
  },
  title: text("材料补交提醒", "Documents are due"),
  body: {
    zh: "{item}（{case}）{state}，还差{missing}份，{dueOn}前补齐；费用{fee}，{visit}到窗口，电话{phone}。",
    en: "{item} ({case}) {state}: {missing} missing by {dueOn}, fee {fee}, window {visit}, call {phone}.",
  },
})
const values = {
  item: text("样例证书", "Sample certificate"),
  state: text("待补交", "owed"),
  missing: 2,
  dueOn: plainDate("2018-07-20"),
  visit: { on: plainDate("2018-07-19"), time: "15:01" },
  fee: fen(123_450),
  case: "YL-2018-0001",
  phone: "0571-00000000",
}
const compose = (given: object = {}, options = {}) =>
  composeMessage(owed, { ...values, ...given } as typeof values, { language: "zh", ...options })
const expectedAt = (given: object, options = {}) => {
  const composed = compose(given, options)
  return Result.isFailure(composed) ? composed.failure.issues.map(({ path }) => path.join(".")) : []
}

describe("a message", () => {
  it("says its values as people read them, and carries them as providers want them", () => {
    const message = Result.getOrThrow(compose())
    expect(message.body).toBe(
      "样例证书（YL-2018-0001）待补交，还差2份，2018年7月20日前补齐；费用1,234.50元，2018年7月19日 15:01到窗口，电话0571-00000000。",
    )
    expect(Object.values(message.fields).map(({ value }) => value)).toEqual([
      "样例证书",
      "待补交",
      "2",
      "2018-07-20",
      "2018-07-19T15:01",
      "1234.50",
      "YL-2018-0001",
      "0571-00000000",
    ])
    expect(Result.getOrThrow(compose({}, { language: "en" })).body).toBe(
      "Sample certificate (YL-2018-0001) owed: 2 missing by 2018-07-20, fee ¥1,234.50, window 2018-07-19 15:01, call 0571-00000000.",
    )
  })

  it("names every value that its field does not hold, and repeats none of them", () => {
    const wrong = {
      item: text("长".repeat(21), "x"),
      state: text("秘密", "secret"),
      missing: 1.5,
      dueOn: "2018-02-30",
      visit: { on: "2018-07-19", time: "24:01" },
      fee: 0.5,
      case: "样例 甲",
      phone: "12012345678",
      more: "x",
    }
    const composed = compose(wrong)
    expect(expectedAt(wrong)).toEqual(Object.keys(wrong).map((name) => `values.${name}`))
    expect(String(Result.isFailure(composed) && composed.failure.message)).not.toMatch(/秘密|12012345678/)
    expect(expectedAt({}, { link: "javascript:alert(1)" })).toEqual(["link"])
    expect(expectedAt({ item: text("两\n行", "x") })).toEqual(["values.item"])
  })

  it("takes no value for a placeholder", () => {
    const composed = Result.getOrThrow(compose({ item: text("{case}", "{case}") }))
    expect(composed.body).toContain("{case}（YL-2018-0001）")
  })

  it("with personal data in it is not composed", () => {
    expect(expectedAt({ item: text("样例甲的证书", "x") }, { known: ["样例甲"] })).toEqual(["values"])
    expect(expectedAt({ item: text("12012345678", "x") })).toEqual(["values"])
  })
})

it("the id of a case is nobody's number, whatever its digits look like", () => {
  expect(findPersonalData("case:0198a1b2-1123-7234-8567-12012345678f", [])).toEqual([])
  const digits = fc.stringMatching(/^[0-9]{8}-1[0-9]{3}-7[0-9]{3}-8[0-9]{2}[0-9a]-1[0-9]{10}[0-9f]$/)
  fc.assert(
    fc.property(fc.oneof(fc.uuid(), digits), (id) => {
      expect(findPersonalData(`https://sample.example/cases/${id}?of=${id}`, [])).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

describe("a template", () => {
  it("with a placeholder that is no field does not compile", () => {
    expectTypeOf<PlaceholdersIn<"a {b} {c}">>().toEqualTypeOf<"b" | "c">()
    expectTypeOf<Worded<"{item}", { item: 1 }>>().toEqualTypeOf<"{item}">()
    expectTypeOf<Worded<"{itme}", { item: 1 }>>().toEqualTypeOf<"there is no field {itme}">()
    expect(() =>
      defineTemplate({
        kind: "k",
        fields: { item: { kind: "count" } },
        title: text("样", "x"),
        // @ts-expect-error there is no field {itme}
        body: { zh: "{itme}", en: "{item}" },
      }),
    ).toThrow(InvalidInput)
  })

  it("in an authority's words must tell every field in both languages", () => {
    const reworded = rewordTemplate(owed, { body: text("只有{item}", "{item} and {name}") })
    const issues = Result.isFailure(reworded) ? reworded.failure.issues : []
    expect(issues.map(({ path }) => path)).toEqual([["body", "en"]])
    const shorter = rewordTemplate(owed, { body: text("只有{item}", owed.body.en) })
    expect(Result.isFailure(shorter) && shorter.failure.issues.map(({ expected }) => expected)).toEqual(
      ["state", "missing", "dueOn", "visit", "fee", "case", "phone"].map(
        (name) => `a text that tells {${name}}`,
      ),
    )
    expect(Result.isSuccess(rewordTemplate(owed, { title: text("提醒", "A reminder") }))).toBe(true)
    expect(checkTemplate({ ...owed, kind: "Bad Kind", title: text("两\n行{", " ") })).toHaveLength(4)
  })
})

describe("personal data in a text", () => {
  it.each([
    ["证件号 990101194912310028", ["citizen-number"]],
    ["证件号９９０１０１ １９４９１２３１ ００２８", ["citizen-number"]],
    ["手机 120 1234 5678", ["mobile-number"]],
    ["手机+86-12012345678", ["mobile-number"]],
    ["卡号 6200 0000 0000 0000 000", ["bank-account"]],
    ["号码-12012345678-", ["mobile-number"]],
    ["12012345678 12012345679", ["mobile-number"]],
    ["证件 2018-07 990101194912310028-1", ["citizen-number"]],
    ["手机 120.1234.5678", ["mobile-number"]],
    ["手机 120\u200b12345678", ["mobile-number"]],
    ["手机 120 – 1234 – 5678", ["mobile-number"]],
    ["2018-07-20 2018-07-25 2018-07-20 2018-07-23", []],
    ["办件编号 330109201807200001，电话 0571-00000000，金额 1,234,567.00元", []],
    ["2018-07-20 15:01", []],
  ])("in %s is found", (words, found) => {
    expect(findPersonalData(words, [])).toEqual(found)
  })
})

describe("a template", () => {
  const worded = (more: object) =>
    checkTemplate({ ...owed, ...more } as typeof owed).map(({ expected, path }) => [path.join("."), expected])

  it("whose own words hold personal data is found before anything is owed", () => {
    const body = text(`${owed.body.zh}请联系 120-1234-5678。`, owed.body.en)
    expect(worded({ body })).toEqual([["body.zh", "a text without personal data (mobile-number)"]])
    expect(worded({ title: text("提醒", "A re\u202eminder") })).toEqual([["title.en", "one line"]])
    expect(worded({ body: text(`${owed.body.zh}\n第二行`, owed.body.en) })).toEqual([])
  })

  it.each([
    [{ kind: "name" }, /kind of field that there is/],
    [{ kind: "words" }, /longest/],
    [{ kind: "reference", longest: 0 }, /longest/],
    [{ kind: "one-of", words: [] }, /words/],
    [{ kind: "one-of", words: [{ zh: "一" }] }, /words/],
  ])("with the field %o is none", (field, expected) => {
    expect(worded({ fields: { ...owed.fields, item: field } })).toEqual([
      ["fields.item", expect.stringMatching(expected)],
    ])
  })
})

describe("a value", () => {
  it.each([
    ["item", { ...text("样例", "Sample"), note: "样例丙" }],
    ["item", text("样例\u2028证书", "Sample")],
    ["item", text("样例\ud800", "Sample")],
    ["item", text("\u202e书证例样", "Sample")],
    ["state", { ...text("待补交", "owed"), of: "样例丙" }],
    ["visit", { on: plainDate("2018-07-19"), time: "15:01", with: "样例丙" }],
    ["missing", 1e21],
    ["item", ["样例", "Sample"]],
  ])("of %s that would be stored with more than is shown is refused: %j", (name, value) => {
    expect(expectedAt({ [name]: value })).toEqual([`values.${name}`])
  })

  it("under a name that objects have by themselves is no field", () => {
    expect(expectedAt(JSON.parse('{ "__proto__": {}, "constructor": 1 }'))).toContain("values.constructor")
    expect(expectedAt({ toString: "x" })).toEqual(["values.toString"])
  })

  it("of a link is read as people read it", () => {
    const link = `https://sample.example/r?of=${encodeURIComponent("样例丙")}&bad=%E6`
    expect(expectedAt({}, { link, known: ["样例丙"] })).toEqual(["values"])
  })
})

const kinds: readonly FieldKind[] = [
  { kind: "words", longest: 7 },
  { kind: "one-of", words: [text("一", "one"), text("三个字", "3")] },
  { kind: "count" },
  { kind: "date" },
  { kind: "moment" },
  { kind: "amount" },
  { kind: "reference", longest: 9 },
  { kind: "office-phone" },
]
const dates = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const anything = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.record({ zh: fc.string({ unit: "grapheme", maxLength: 9 }), en: fc.string({ maxLength: 9 }) }),
  fc.constantFrom(text("一", "one"), "12345", "95598", "0571-00000000-12345", null, undefined, {}),
  fc.maxSafeInteger(),
  dates,
  fc.record({ on: dates, time: fc.constantFrom("00:00", "23:59", "9:00") }),
)

it("a value that its kind accepts is never shown longer than the kind says", () => {
  let accepted = 0
  fc.assert(
    fc.property(fc.constantFrom(...kinds), anything, fc.constantFrom("zh", "en"), (kind, value, language) => {
      if (expectedOf(kind, value) !== null) return
      accepted += 1
      expect([...composeField(kind, value, language).shown].length).toBeLessThanOrEqual(longestShown(kind))
    }),
    { numRuns: 4000 },
  )
  expect(accepted).toBeGreaterThan(300)
})
