/**
 * A directory of samples and a guidance directory for the bureau's items. The bulletin says that there are such
 * directories; what stands in these is made up.
 */
import type { DirectorySample, GuidanceDirectory, SampleDirectory } from "@onevisit/core/catalogue"
import { text, type Text } from "@onevisit/core/reasons"
import { plainDate, workingDays } from "@onevisit/core/time"

const source = {
  statute: "sample-directory",
  title: text("样例目录权力样本", "Sample directory of powers"),
  sample: true,
}

const entry = (id: string, name: Text, more: Partial<DirectorySample> = {}): DirectorySample => ({
  id,
  levels: ["county"],
  codes: {},
  name,
  type: "public-service",
  basis: [],
  validFrom: plainDate("2018-01-01"),
  validTo: null,
  source,
  ...more,
})

const highTech = entry("high-tech", text("高新技术企业申报", "Application as a high-tech enterprise"), {
  term: workingDays(10),
  visits: 1,
})
const assessment = entry("assessment", text("科技型中小企业评价", "Assessment of technology enterprises"), {
  formerly: [{ name: text("科技型中小微企业认定", "Recognition of small technology enterprises") }],
})
const patents = entry("patents", text("发明专利资助申请", "Grant for invention patents"), {
  type: "benefit-payment",
  materials: [
    { name: text("发明专利资助申请表", "Application form for the invention patent grant") },
    { name: text("发明专利证书", "Invention patent certificate") },
  ],
})
const vouchers = entry("vouchers", text("创新券兑付申请", "Claim of innovation vouchers"), {
  type: "benefit-payment",
})
const results = entry("results", text("科学技术成果登记", "Registration of scientific results"))

/** 省市县三级目录权力样本. */
export const samples: SampleDirectory = {
  kind: "samples",
  title: text("样例省市县三级目录权力样本", "Sample directory of province, city and county"),
  entries: [highTech, assessment, patents, vouchers, results],
}

/** “最多跑一次”改革指导目录. */
export const guidance: GuidanceDirectory = {
  kind: "guidance",
  title: text("样例“最多跑一次”改革指导目录", "Sample guidance directory"),
  entries: [highTech, assessment, patents, vouchers].map((sample) => ({
    ...sample,
    mustQualify: ["one-window", "one-visit"],
  })),
}
