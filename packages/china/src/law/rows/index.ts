/** The rows of the law, by document; what was cut into several files is joined here. */
import type { ClauseRow } from "../legal-row.ts"
import { licensingIntake } from "./licensing-intake.ts"
import { licensingDecision } from "./licensing-decision.ts"
import { licensingAfterwards } from "./licensing-afterwards.ts"
import { zhejiangService } from "./zhejiang-service.ts"
import { zhejiangIntake } from "./zhejiang-intake.ts"

export { civilCode, disclosure, electronicSignature } from "./counting-and-receipt.ts"
export { businessEnvironment, zhejiangProcedure } from "./every-service.ts"
export { personalInformation } from "./personal-information.ts"
export { reconsideration, litigation } from "./remedy-laws.ts"
export {
  xiaoshanBulletin,
  shenzhenTolerance,
  xianTolerance,
  yangxianTolerance,
  civilAffairsTolerance,
} from "./tolerance-models.ts"
export { otherTolerancePractices, guangdong, qingdao, henan, binzhou } from "./tolerance-elsewhere.ts"
export { informedCommitment, anyang, zhejiangCredit } from "./commitment-and-credit.ts"
export { zhejiangTechnologyTransfer } from "./technology-transfer.ts"

/** 行政许可法 */
export const licensingRows: readonly ClauseRow[] = [
  ...licensingIntake,
  ...licensingDecision,
  ...licensingAfterwards,
]

/** 浙江省保障“最多跑一次”改革规定 */
export const zhejiangRows: readonly ClauseRow[] = [...zhejiangService, ...zhejiangIntake]
