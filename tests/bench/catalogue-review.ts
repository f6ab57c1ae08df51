import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { readCatalogue } from "@onevisit/catalogue-files"
import { reviewCatalogue, type ReviewOptions, type ServiceItem } from "@onevisit/core/catalogue"
import { text } from "@onevisit/core/reasons"
import * as Result from "effect/Result"
import { type Bench, medianTime } from "./bench.ts"

// A review of a thousand items: those of the bulletin's catalogue over and over, every one with words of its own, and
// one in six with each of the mistakes that lists of items really have.

const ITEMS = 1000
const SEED = 20_180_720
const BATCHES = { batches: 60, warmUp: 20 }

/** Measurements of reviewing catalogues. */
export const benches: readonly Bench[] = [
  {
    id: "catalogue.review.items-per-second",
    unit: "items/s",
    goal: 20_000,
    better: "higher",
    run: async () => {
      const items = composeItems(readBulletinItems())
      const took = await medianTime(() => {
        if (reviewCatalogue(items, options).length < ITEMS) throw new Error("The mistakes were not found")
      }, BATCHES)
      return { value: (ITEMS * 1000) / took }
    },
  },
]

const options: ReviewOptions = {
  registries: [
    {
      id: "market-registration",
      title: text("样例市场主体登记平台", "Sample market register"),
      records: [{ id: "business-licence", title: text("营业执照", "Business licence") }],
    },
  ],
  glossary: ["最多跑一次"],
}

function readBulletinItems(): readonly ServiceItem[] {
  const folder = join(import.meta.dirname, "../../examples/bulletin/catalogue")
  const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }))
  return Result.getOrThrow(readCatalogue(files)).items
}

function composeItems(models: readonly ServiceItem[]): readonly ServiceItem[] {
  const draw = draws(SEED)
  return Array.from({ length: ITEMS }, (_, index) => {
    let item = renamed(models[index % models.length] as ServiceItem, index)
    for (const mistake of mistakes) if (draw() < 1 / 6) item = mistake(item)
    return item
  })
}

/** The same item in words of its own, so that no text is looked at twice. */
function renamed(item: ServiceItem, index: number): ServiceItem {
  const own = ({ en, zh }: { readonly zh: string; readonly en: string }) =>
    text(`${zh}（样例${index}）`, `${en} (sample ${index})`)
  return {
    ...item,
    id: `${item.id}-${index}`,
    name: own(item.name),
    conditions: item.conditions.map(own),
    procedure: item.procedure.map((step) => ({ ...step, ...own(step) })),
    materials: item.materials.map((material) => ({ ...material, name: own(material.name) })),
  }
}

const mistakes: readonly ((item: ServiceItem) => ServiceItem)[] = [
  (item) => ({
    ...item,
    materials: item.materials.map((material, index) =>
      index === 0 ? { ...material, name: text("其他有关材料", "Other relevant materials") } : material,
    ),
  }),
  (item) => ({
    ...item,
    conditions: [
      ...item.conditions,
      text("具备必要的场地、设备等", "Has the necessary premises, equipment etc."),
    ],
  }),
  (item) => ({
    ...item,
    conditions: [...item.conditions, text("法律规定的其他条件", "Other conditions of law")],
  }),
  (item) => ({ ...item, contact: { ...item.contact, complaintPhone: "0000 0003" } }),
  (item) => ({ ...item, contact: { ...item.contact, hours: text("9:00–17:00", "9:00–17:00") } }),
  (item) => ({ ...item, visits: { declared: 0, reason: text("无", "none") } }),
  (item) => ({
    ...item,
    onlineDepth: 4,
    visits: { declared: 1, reason: text("核验身份", "Identity check") },
  }),
  (item) => ({
    ...item,
    materials: item.materials.map((material) =>
      material.obtainedBy === "agency-verified" ? { ...material, obtainedBy: "applicant" } : material,
    ),
  }),
]

/** Numbers from 0 to 1, the same for the same seed. */
function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
