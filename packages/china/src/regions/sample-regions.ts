/** A made-up province with one city and two districts: everything shipped as an example lives there. */
import type { RegionTable } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"

const source = "样例"

/** The sample regions. No real code begins with 99. */
export const sampleRegions: RegionTable = {
  id: "sample-regions",
  version: "1",
  title: text("样例行政区划", "Sample regions"),
  sample: true,
  entries: [
    { code: "990000", name: text("样例省", "Sample Province"), source },
    { code: "990100", name: text("样例市", "Sample City"), parent: "990000", source },
    { code: "990101", name: text("样例区", "Sample District"), parent: "990100", source },
    { code: "990102", name: text("样例东区", "Sample East District"), parent: "990100", source },
    { code: "990101001", name: text("样例街道", "Sample Street"), parent: "990101", source },
    { code: "990101100", name: text("样例镇", "Sample Town"), parent: "990101", source },
    { code: "990101001001", name: text("样例社区", "Sample Community"), parent: "990101001", source },
    { code: "990101100201", name: text("样例村", "Sample Village"), parent: "990101100", source },
  ],
}
