/**
 * The law as data: every clause that this library knows of, document by document, whether a rule set carries it or not.
 * Summaries are in our own words; the statutes themselves are elsewhere.
 */
import { text, type Text } from "@onevisit/core/reasons"
import { documents, type LegalDocument } from "./documents.ts"
import { rowsOf, type ClauseRow, type KnownFrom, type LegalTable } from "./legal-row.ts"
import {
  anyang,
  binzhou,
  businessEnvironment,
  civilAffairsTolerance,
  civilCode,
  disclosure,
  electronicSignature,
  guangdong,
  henan,
  informedCommitment,
  licensingRows,
  litigation,
  otherTolerancePractices,
  personalInformation,
  qingdao,
  reconsideration,
  shenzhenTolerance,
  xianTolerance,
  xiaoshanBulletin,
  yangxianTolerance,
  zhejiangCredit,
  zhejiangProcedure,
  zhejiangRows,
  zhejiangTechnologyTransfer,
} from "./rows/index.ts"

/**
 * The rows of every document, each document in the edition that was read.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { legalTables } from "@onevisit/china"
 * import { composeCitation } from "@onevisit/core/reasons"
 *
 * const rows = legalTables.flatMap((table) => table.rows)
 * const deemed = rows.find(({ id }) => id === "administrative-licensing-law/32.1(4)/deemed")
 * assert.equal(deemed && composeCitation(deemed.citation).zh, "《行政许可法》第32条第1款第4项")
 * assert.equal(deemed?.carriedBy, "deemedAcceptance")
 * ```
 */
export const legalTables: readonly LegalTable[] = [
  tableOf(documents.licensingLaw2019, "statute", licensingRows),
  tableOf(documents.civilCode, "statute", civilCode),
  tableOf(documents.zhejiangOneVisit, "statute", zhejiangRows),
  tableOf(documents.zhejiangAdministrativeProcedure, "statute", zhejiangProcedure),
  tableOf(documents.businessEnvironment, "statute", businessEnvironment),
  tableOf(documents.reconsiderationLaw2023, "statute", reconsideration),
  tableOf(documents.litigationLaw2017, "statute", litigation),
  tableOf(documents.disclosureRegulation, "statute", disclosure),
  tableOf(documents.electronicSignatureLaw, "statute", electronicSignature),
  tableOf(documents.personalInformationProtectionLaw, "statute", personalInformation),
  tableOf(documents.xiaoshanBulletin11, "practice", xiaoshanBulletin),
  tableOf(
    documents.shenzhenTolerance,
    "secondary",
    shenzhenTolerance,
    text("仅见网络摘要，未见条文。", "Known from a summary on the web; its text was not read."),
  ),
  tableOf(
    documents.xianTolerance,
    "secondary",
    xianTolerance,
    text(
      "见于政务服务机构网页，未见文件。",
      "Known from a web page of the service office; the paper was not read.",
    ),
  ),
  tableOf(
    documents.yangxianTolerance,
    "secondary",
    yangxianTolerance,
    text(
      "见于县政府网页（2020年10月），未见文件。",
      "Known from a web page of the county (October 2020); the paper was not read.",
    ),
  ),
  tableOf(
    documents.civilAffairsTolerance,
    "secondary",
    civilAffairsTolerance,
    text(
      "网页似为某区民政部门网站的镜像，来源未核实。",
      "The page looks like a mirror of a district's site; whose it is was not verified.",
    ),
  ),
  tableOf(
    documents.otherTolerancePractices,
    "secondary",
    otherTolerancePractices,
    text("各地网页和公开代码，未见文件。", "Web pages of places and public code; no paper was read."),
  ),
  tableOf(documents.guangdongBusinessEnvironment, "statute", guangdong),
  tableOf(documents.qingdaoBusinessEnvironment, "statute", qingdao),
  tableOf(documents.henanBusinessEnvironment, "statute", henan),
  tableOf(documents.binzhouJointReview, "statute", binzhou),
  tableOf(documents.zhejiangCredit, "statute", zhejiangCredit),
  tableOf(
    documents.informedCommitmentOpinion,
    "secondary",
    informedCommitment,
    text(
      "见于转载和问答摘要，未与公报核对。",
      "Known from reprints and a summary of questions; not held against the gazette.",
    ),
  ),
  tableOf(documents.zhejiangTechnologyTransfer, "statute", zhejiangTechnologyTransfer),
  tableOf(documents.anyangServices, "statute", anyang),
]

function tableOf(
  document: LegalDocument,
  knownFrom: KnownFrom,
  rows: readonly ClauseRow[],
  review?: Text,
): LegalTable {
  return { document, knownFrom, ...(review === undefined ? {} : { review }), rows: rowsOf(document, rows) }
}
