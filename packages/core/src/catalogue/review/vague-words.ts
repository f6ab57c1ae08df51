/**
 * Words that leave open what is asked for, and the phrases in which the same characters leave nothing open. The list
 * is the library's, after the bulletin of Xiaoshan: 全面取消“其他材料”等兜底条款. A district adds phrases of its own.
 */

/** Wherever they stand. */
export const VAGUE_ZH: readonly string[] = [
  "其他",
  "其它",
  "有关",
  "相关",
  "必要的",
  "需要提供的",
  "需要提交的",
  "视情况",
  "根据需要",
]

/** 等 where a list stops without end: at the close of the text or before a bracket or stop. */
export const OPEN_END_ZH = "等(?:材料|证明|资料|文件|证件|证照)?(?=$|[（）()，。；、\\s])"

/** In English, whatever the case. */
export const VAGUE_EN: readonly string[] = [
  "(?:any other|other|necessary|related) (?:documents?|materials?|papers?|certificates?|proofs?|conditions?|requirements?|evidence|information)",
  "relevant",
  "etc",
  "and (?:so on|the like)",
  "as (?:needed|required|necessary)",
]

/** What each means, and so leaves nothing open. */
export const CLEAR_ZH: Readonly<Record<string, string>> = {
  其他组织: "a kind of subject in law",
  其他经济组织: "a kind of subject in law",
  其他行政权力: "a type of service item",
  有关部门出具的: "says of a named document who issues it",
  其他股东: "the rest of a closed circle",
  其他合伙人: "the rest of a closed circle",
  其他共有人: "the rest of a closed circle",
  其他继承人: "the rest of a closed circle",
  其他应收款: "a line of the balance sheet",
  其他应付款: "a line of the balance sheet",
  其他业务收入: "a line of the profit account",
  其他综合收益: "a line of the profit account",
  同等: "equal",
  平等: "equal",
  相等: "equal",
  均等: "equal",
  对等: "on equal terms",
  高等: "of schools: higher",
  中等: "of schools: secondary",
  初等: "of schools: primary",
  特等: "a grade",
  优等: "a grade",
  甲等: "a grade",
  乙等: "a grade",
  丙等: "a grade",
  一等: "a grade",
  二等: "a grade",
  三等: "a grade",
}

export const CLEAR_EN: Readonly<Record<string, string>> = {
  "as required by": "the rule that requires it follows",
  "relevant year": "the one the sentence speaks of",
  "relevant period": "the one the sentence speaks of",
  "relevant date": "the one the sentence speaks of",
}

const OPEN =
  "(?:其他|其它|有关|相关|必要的?|所需的?|需要(?:提供|提交|补充)的|应当(?:提供|提交)的|规定的|要求的)"
const WHOSE = "(?:[^。；]{0,20}?(?:规定|要求|认为)(?:需要|应当|必须|应)?(?:提供|提交|补充)?的)?"

/** Of the name of a material: nothing is named but that something is wanted. */
export const CATCH_ALL_MATERIAL = new RegExp(
  `^${WHOSE}${OPEN}+的?(?:证明|申请|申报|辅助|补充)?(?:材料|资料|证明|文件|证件|证照|手续)。?$`,
)

/** Of a condition: whatever else someone may lay down. */
export const CATCH_ALL_CONDITION = new RegExp(
  `^(?:符合|具备|满足|达到)?${WHOSE}(?:国家|省|市|区)?${OPEN}+的?(?:法律、?法规)?(?:条件|情形|要求|规定|资格)。?$`,
)
