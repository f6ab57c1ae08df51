/** What people read for the closed sets of a material requirement, wherever one is printed. */
import { text, type Text } from "../reasons/index.ts"
import type { Deferral, DocumentClass, Necessity } from "./requirement.ts"

/** 必要性. */
export const necessityNames: Readonly<Record<Necessity, Text>> = {
  key: text("关键材料", "key"),
  secondary: text("次要材料", "secondary"),
  optional: text("可选材料", "optional"),
}

/** 容缺方式. No comma in them: tables write several into one cell. */
export const deferralNames: Readonly<Record<Deferral, Text>> = {
  absence: text("可后补", "may follow later"),
  "copy-for-original": text("可先交复印件（原件后补）", "a copy may stand in, the original follows"),
  "missing-seal": text("可后补盖章", "the seal may follow"),
  "receipt-in-lieu": text(
    "可先交受理凭证（原件后补）",
    "the receipt of its application may stand in, it follows",
  ),
}

/** 材料类型, of what kind a document is. */
export const documentClassNames: Readonly<Record<DocumentClass, Text>> = {
  certificate: text("证件证书证明", "a certificate or proof"),
  form: text("申请表格文书", "a form to fill in"),
  other: text("其他", "another document"),
}
