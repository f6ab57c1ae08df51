// A made-up bundle for opening an enterprise: a licence, which the seal and the bank ask for, and a tax registration.
import * as Result from "effect/Result"
import { formatPath, text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import type { Catalogue } from "../catalogue.ts"
import { authority, item, type Loose, material } from "../items.fixture.ts"
import { parseCatalogue } from "../schema.ts"
import type { Bundle, BundleItem } from "./bundle.ts"
import { type BundleInput, composeBundle, type ComposedBundle } from "./compose-bundle.ts"

export const on = plainDate("2018-07-20")
export const words = text("样例", "sample")

export const form = (copyKind: "original" | "copy", number = 1, more: Loose = {}): Loose => ({
  copyKind,
  medium: "paper",
  number,
  ...more,
})
export const identity = (...accepts: readonly Loose[]): Loose =>
  material({
    id: "identity",
    name: { zh: "身份证", en: "Identity card" },
    document: "identity-card",
    accepts,
  })
export const licenceCopy = (over: Loose = {}): Loose =>
  material({
    id: "licence",
    name: { zh: "营业执照", en: "Business licence" },
    document: "business-licence",
    accepts: [form("copy")],
    ...over,
  })

/** An item with a name after its id, without questions, materials or visits unless said. */
export const entry = (id: string, over: Loose = {}): Loose =>
  item({
    id,
    name: { zh: `${id}事项`, en: `Item ${id}` },
    questions: [],
    materials: [],
    promisedTerm: "3 working days",
    servedAt: [{ outlet: "centre" }],
    ...over,
  })

export const licence = entry("licence", {
  materials: [identity(form("original"))],
  result: { name: words, document: "business-licence" },
})
export const seal = entry("seal", {
  materials: [licenceCopy(), identity(form("copy", 2))],
  promisedTerm: "1 working day",
})
export const account = entry("account", { materials: [licenceCopy()], promisedTerm: "5 working days" })
export const tax = entry("tax", { promisedTerm: "2 working days" })

export const catalogueOf = (...items: readonly Loose[]): Catalogue =>
  Result.getOrThrow(parseCatalogue({ authority, items }))

export const yesOrNo = (fact: string) => ({
  fact,
  question: text(`${fact}？`, `${fact}?`),
  answers: [true, false].map((value) => ({ value, label: text(`答${value}`, `answer ${value}`) })),
})

export const bundleOf = (items: readonly (string | BundleItem)[], over: Partial<Bundle> = {}): Bundle => ({
  id: "start-business",
  title: text("开办企业", "Starting a business"),
  event: text("我要开办企业", "I am starting a business"),
  questions: [],
  items: items.map((each) => (typeof each === "string" ? { item: each } : each)),
  ...over,
})

export const compose = (over: Partial<BundleInput> & Pick<BundleInput, "bundle" | "catalogue">) =>
  composeBundle({ on, answers: {}, law: [], ...over })

export const composed = (
  catalogue: Catalogue,
  items: readonly (string | BundleItem)[] = catalogue.items.map(({ id }) => id),
  over: Partial<BundleInput> = {},
): ComposedBundle => Result.getOrThrow(compose({ bundle: bundleOf(items), catalogue, ...over }))

export const business = catalogueOf(licence, seal, account, tax)

/** The materials in short: what, whether it is needed, and how many forms each way to bring it has. */
export const keysOf = ({ materials }: ComposedBundle) =>
  materials.map(({ key, needed, ways }) => [key, needed, ways.map((way) => way.length).join(" or ")])

export const codesOf = ({ findings }: ComposedBundle) =>
  findings.map(({ code, path }) => `${code} ${formatPath(path)}`)
