import { checkRounds } from "@onevisit/core/benefits/vouchers"
import { composeCitation } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import { zhejiangVoucherSettlement } from "./voucher-settlement.ts"

const found = (...cutOffs: readonly string[]) =>
  checkRounds(
    cutOffs.map((cutOff, at) => ({ round: `${at}`, cutOff: plainDate(cutOff) })),
    zhejiangVoucherSettlement,
  )

describe("vouchers in Zhejiang", () => {
  it("are settled every half year at least (浙江省促进科技成果转化条例 art. 22)", () => {
    expect(found("2022-06-30", "2022-12-31")).toEqual([])
    const [apart, few] = found("2022-05-31", "2022-12-31", "2023-06-30")
    expect([apart?.code, few?.code]).toEqual(["voucher-rounds-too-far-apart", "voucher-rounds-too-few"])
    expect(apart?.source && composeCitation(apart.source).zh).toBe("《浙江省促进科技成果转化条例》第22条")
  })
})
