/**
 * Region codes of GB/T 2260 as far as Xiaoshan's history needs them, with the years they stood in the
 * published tables (year-end lists of the Ministry of Civil Affairs) and the papers that changed them. Not
 * the whole country: a code that is absent is undetermined, never refused.
 */
import type { RegionEntry, RegionTable } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import { partialDate } from "@onevisit/core/time"

const zhejiang = "330000"
const hangzhou = "330100"
const list = "GB/T 2260"
const xiaoshanCity = "国函〔1987〕186号"
const xiaoshanDistrict = "国函〔2001〕13号"
/** The day of the change in 2021 is known to the month only, and from memory. */
const hangzhou2021 = "GB/T 2260（2021年杭州市部分行政区划调整，月份未核）"

const entries: readonly RegionEntry[] = [
  { code: zhejiang, name: text("浙江省", "Zhejiang Province"), source: list },
  { code: hangzhou, name: text("杭州市", "Hangzhou City"), parent: zhejiang, source: list },
  {
    code: "330121",
    name: text("萧山县", "Xiaoshan County"),
    parent: hangzhou,
    validTo: partialDate("1987"),
    successors: ["339005"],
    source: xiaoshanCity,
  },
  {
    // A block of codes directly under the province, though Hangzhou governed the city on its behalf.
    code: "339005",
    name: text("萧山市", "Xiaoshan City"),
    parent: zhejiang,
    validFrom: partialDate("1987"),
    validTo: partialDate("1995"),
    successors: ["330181"],
    source: xiaoshanCity,
  },
  {
    code: "330181",
    name: text("萧山市", "Xiaoshan City"),
    parent: hangzhou,
    validFrom: partialDate("1995"),
    validTo: partialDate("2001"),
    successors: ["330109"],
    source: list,
  },
  {
    code: "330109",
    name: text("萧山区", "Xiaoshan District"),
    parent: hangzhou,
    validFrom: partialDate("2001"),
    // Five streets (大江东) went to Qiantang.
    ceded: [{ on: partialDate("2021-04"), to: ["330114"] }],
    source: xiaoshanDistrict,
  },
  {
    code: "330110",
    name: text("余杭区", "Yuhang District"),
    parent: hangzhou,
    validFrom: partialDate("2001"),
    ceded: [{ on: partialDate("2021-04"), to: ["330113"] }],
    source: xiaoshanDistrict,
  },
  { code: "330102", name: text("上城区", "Shangcheng District"), parent: hangzhou, source: list },
  { code: "330105", name: text("拱墅区", "Gongshu District"), parent: hangzhou, source: list },
  {
    code: "330103",
    name: text("下城区", "Xiacheng District"),
    parent: hangzhou,
    validTo: partialDate("2021-04"),
    successors: ["330105"],
    source: hangzhou2021,
  },
  {
    code: "330104",
    name: text("江干区", "Jianggan District"),
    parent: hangzhou,
    validTo: partialDate("2021-04"),
    successors: ["330102", "330114"],
    source: hangzhou2021,
  },
  {
    code: "330113",
    name: text("临平区", "Linping District"),
    parent: hangzhou,
    validFrom: partialDate("2021-04"),
    source: hangzhou2021,
  },
  {
    code: "330114",
    name: text("钱塘区", "Qiantang District"),
    parent: hangzhou,
    validFrom: partialDate("2021-04"),
    source: hangzhou2021,
  },
]

/** The real regions known to the library: Xiaoshan, its neighbours and what they lie in. */
export const chinaRegions: RegionTable = {
  id: "gbt-2260-xiaoshan",
  version: "2021",
  title: text("杭州市萧山区及相关行政区划代码", "Region codes of Xiaoshan and its neighbours in Hangzhou"),
  entries,
}
