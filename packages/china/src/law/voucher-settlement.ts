/**
 * How often innovation vouchers are settled in Zhejiang: every half year at least. The amended text of 2021 was read,
 * that of 2017 was not; percentages, caps and days of a district's own measures are its configuration.
 */
import type { SettlementFloor } from "@onevisit/core/benefits/vouchers"
import { cite, documents } from "./documents.ts"

export const zhejiangVoucherSettlement: SettlementFloor = {
  roundsAYear: 2,
  monthsApart: 6,
  clause: cite(documents.zhejiangTechnologyTransfer, "22"),
}
