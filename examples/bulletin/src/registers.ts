/** What the sample district's registers hold, so that nobody is asked for it. */
import type { RegistryRecords } from "@onevisit/core/catalogue"
import { text } from "@onevisit/core/reasons"

export const holdings: readonly RegistryRecords[] = [
  {
    id: "market-registration",
    title: text("市场主体登记平台", "the business register"),
    records: [{ id: "business-licence", title: text("营业执照", "business licence") }],
  },
]
