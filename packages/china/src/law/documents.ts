/** The statutes and papers that the rule sets of China cite, and how a clause of one is cited. */
import type { Citation, Text } from "@onevisit/core/reasons"
import { text } from "@onevisit/core/reasons"

/** A statute, or the paper a practice is known from, in the edition that was meant. */
export interface LegalDocument {
  readonly statute: string
  readonly title: Text
  /** The day it was passed or published; absent where it was not verified. */
  readonly edition?: string
}

/** The documents cited, each edition apart. */
export const documents = {
  licensingLaw2003: licensingLaw("2003-08-27"),
  licensingLaw2019: licensingLaw("2019-04-23"),
  zhejiangOneVisit: {
    statute: "zhejiang-one-visit-regulation",
    title: text(
      "浙江省保障“最多跑一次”改革规定",
      "Zhejiang Provisions Safeguarding the One-Visit-at-Most Reform",
    ),
    edition: "2018-11-30",
  },
  zhejiangAdministrativeProcedure: {
    statute: "zhejiang-administrative-procedure",
    title: text("浙江省行政程序办法", "Zhejiang Measures on Administrative Procedure"),
  },
  xiaoshanBulletin11: {
    statute: "xiaoshan-bulletin-11",
    title: text(
      "萧山“最多跑一次”改革情况交流第11期",
      "Xiaoshan bulletin on the One-Visit-at-Most reform, no. 11",
    ),
    edition: "2018-07-20",
  },
  businessEnvironment: {
    statute: "business-environment-regulation",
    title: text("优化营商环境条例", "Regulation on Optimising the Business Environment"),
    edition: "2019-10-22",
  },
  informedCommitmentOpinion: {
    statute: "state-council-office-2020-42",
    title: text(
      "国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见（国办发〔2020〕42号）",
      "Guiding opinion of the State Council's General Office on informed commitment (no. 42 of 2020)",
    ),
    edition: "2020-10-27",
  },
  reconsiderationLaw2017: reconsiderationLaw("2017-09-01"),
  reconsiderationLaw2023: reconsiderationLaw("2023-09-01"),
  litigationLaw2017: {
    statute: "administrative-litigation-law",
    title: text("行政诉讼法", "Administrative Litigation Law"),
    edition: "2017-06-27",
  },
  civilCode: { statute: "civil-code", title: text("民法典", "Civil Code"), edition: "2020-05-28" },
  disclosureRegulation: {
    statute: "government-information-disclosure-regulation",
    title: text("政府信息公开条例", "Regulation on the Disclosure of Government Information"),
    edition: "2019-04-03",
  },
  electronicSignatureLaw: {
    statute: "electronic-signature-law",
    title: text("电子签名法", "Electronic Signature Law"),
    edition: "2019-04-23",
  },
  personalInformationProtectionLaw: {
    statute: "personal-information-protection-law",
    title: text("个人信息保护法", "Personal Information Protection Law"),
    edition: "2021-08-20",
  },
  shenzhenTolerance: {
    statute: "shenzhen-tolerant-handling",
    title: text("深圳市政务服务容缺办理管理办法", "Shenzhen measures on tolerant handling of services"),
  },
  xianTolerance: {
    statute: "xian-tolerant-intake",
    title: text("西安市容缺受理做法", "Tolerant intake in Xi’an"),
  },
  yangxianTolerance: {
    statute: "yangxian-tolerant-intake",
    title: text("洋县容缺受理做法", "Tolerant intake in Yangxian"),
  },
  civilAffairsTolerance: {
    statute: "civil-affairs-tolerant-intake",
    title: text("民政部门容缺受理流程", "A procedure of tolerant intake in civil affairs"),
  },
  otherTolerancePractices: {
    statute: "other-tolerance-practices",
    title: text("其他地方的容缺做法", "Tolerant intake elsewhere"),
  },
  guangdongBusinessEnvironment: {
    statute: "guangdong-business-environment",
    title: text("广东省优化营商环境条例", "Guangdong Regulation on Optimising the Business Environment"),
  },
  qingdaoBusinessEnvironment: {
    statute: "qingdao-business-environment",
    title: text("青岛市优化营商环境条例", "Qingdao Regulation on Optimising the Business Environment"),
  },
  henanBusinessEnvironment: {
    statute: "henan-business-environment",
    title: text("河南省优化营商环境条例", "Henan Regulation on Optimising the Business Environment"),
    edition: "2020-11-28",
  },
  binzhouJointReview: {
    statute: "binzhou-joint-review",
    title: text("滨州市并联审批管理规定", "Binzhou provisions on joint review"),
  },
  zhejiangCredit: {
    statute: "zhejiang-public-credit-information",
    title: text("浙江省公共信用信息管理条例", "Zhejiang Regulation on Public Credit Information"),
    edition: "2017-09-30",
  },
  zhejiangTechnologyTransfer: {
    statute: "zhejiang-technology-transfer",
    title: text(
      "浙江省促进科技成果转化条例",
      "Zhejiang Regulation on Promoting the Transfer of Scientific and Technological Achievements",
    ),
    edition: "2021-09-29",
  },
  anyangServices: {
    statute: "anyang-government-services",
    title: text("安阳市政务服务条例", "Anyang Regulation on Government Services"),
    edition: "2021-10-25",
  },
} as const satisfies Readonly<Record<string, LegalDocument>>

/** Cites a document as a whole, or an article and, where given, a paragraph such as `1(4)`: paragraph 1, item 4. */
export function cite(document: LegalDocument, article?: string, paragraph?: string): Citation {
  return {
    ...document,
    ...(article === undefined ? {} : { article }),
    ...(paragraph === undefined ? {} : { paragraph }),
  }
}

/** Cites a document for a value that stands in for one that is not known. */
export function citeSample(document: LegalDocument): Citation {
  return { ...document, sample: true }
}

function licensingLaw(edition: string): LegalDocument & { readonly edition: string } {
  return {
    statute: "administrative-licensing-law",
    title: text("行政许可法", "Administrative Licensing Law"),
    edition,
  }
}

function reconsiderationLaw(edition: string): LegalDocument {
  return {
    statute: "administrative-reconsideration-law",
    title: text("行政复议法", "Administrative Reconsideration Law"),
    edition,
  }
}
