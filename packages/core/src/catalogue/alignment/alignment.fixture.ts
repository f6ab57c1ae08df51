import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import type { ServiceItem } from "../service-item.ts"
import type { AlignmentScope } from "./alignment.ts"
import type { DirectorySample, GuidanceEntry, SampleDirectory } from "./directory.ts"

const words = text("样例", "sample")

/** A sample rule by its number. */
export const rule = (number: number, article?: string) => ({
  statute: `rules-${number}`,
  title: text(`样例规定${number}`, `Sample Rules ${number}`),
  ...(article === undefined ? {} : { article }),
})

const source = { statute: "sample-directory", title: text("样例目录", "Sample Directory"), sample: true }

export const scope: AlignmentScope = {
  on: plainDate("2018-07-20"),
  level: "county",
  places: ["样例省", "样例市", "样例区"],
}

const dates = { validFrom: plainDate("2018-01-01"), validTo: null }

export const sampleOf = (id: string, name: string, over: Partial<DirectorySample> = {}): DirectorySample => ({
  id,
  levels: ["county"],
  codes: {},
  name: text(name, `${name} (en)`),
  type: "licence",
  basis: [rule(1)],
  ...dates,
  source,
  ...over,
})

export const guidanceOf = (
  id: string,
  name: string,
  mustQualify: GuidanceEntry["mustQualify"],
  over: Partial<GuidanceEntry> = {},
): GuidanceEntry => ({
  id,
  levels: ["county"],
  codes: {},
  name: text(name, `${name} (en)`),
  basis: [rule(1)],
  mustQualify,
  ...dates,
  source,
  ...over,
})

export const samples = (...entries: readonly DirectorySample[]): SampleDirectory => ({
  kind: "samples",
  title: source.title,
  entries,
})

export const itemOf = (id: string, name: string, over: Partial<ServiceItem> = {}): ServiceItem => ({
  id,
  edition: "2018-07",
  ...dates,
  name: text(name, `${name} (en)`),
  type: "licence",
  authority: { id: "sample-authority", name: words },
  basis: [rule(1)],
  serves: ["enterprise"],
  initiation: "on-application",
  conditions: [],
  procedure: [],
  specialProcedures: [],
  questions: [],
  materials: [],
  visits: { declared: 0 },
  channels: ["window"],
  collection: ["courier"],
  fee: null,
  result: { name: words },
  contact: {
    phone: "0571-0000 0001",
    complaintPhone: "0571-0000 0002",
    email: "window@example.invalid",
    address: words,
    hours: words,
  },
  ...over,
})
