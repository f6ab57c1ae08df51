/**
 * Words that leave open what is asked for, and the phrases in which the same characters leave nothing open. The list
 * is the library's, after the bulletin of Xiaoshan: 全面取消“其他材料”等兜底条款. A district adds phrases of its own.
 */

/** Nouns that name nothing: a paper, or a demand, of whatever kind. */
const ANY_PAPER = "(?:材料|资料|证明|文件|证件|证照|证书|凭证|手续)"
const ANY_DEMAND = "(?:要求|条件|规定|政策|情形|情况)"
const CLOSE = "(?=$|[（）()，。；、\\s])"

/**
 * Wherever they stand, as patterns. What stands around some of them keeps out the same characters at the joint of two
 * other words: 重视|情况, 统一|定点, 照相|应当, 一般|应税.
 */
export const VAGUE_ZH: readonly string[] = [
  "其他",
  "其它",
  "其余",
  "有关",
  "相关",
  "必要的",
  "必要时",
  "需要?(?:提供|提交|补充|说明)的",
  `另需要?(?:提供|提交|补充)?的?${ANY_PAPER}`,
  // Of a rule that is named, the place is: 《…》第五条规定的材料.
  `(?<![》条款项])(?:规定|要求)的(?:${ANY_PAPER}|条件|情形)${CLOSE}`,
  "(?<![电重忽轻无漠蔑])视情况?",
  "根据需要",
  "适当",
  "若干",
  "(?<![真照互])相应(?![当急])",
  "(?<![不统唯单同第之万任某另每])一定(?![要须会])",
  "较[好高大强多]",
  "(?<!的)原则上",
  "一般应(?![税纳收付用急届])",
]

/**
 * 等 where a list stops without end: at the close of the text, before a bracket or stop, or before a noun that names
 * nothing. A number behind it closes the list (等两项材料); 等级, 等次 and the like are other words.
 */
export const OPEN_END_ZH = [
  `等(?:${CLOSE}|`,
  "(?!级|次(?!要)|待|候|额(?!外)|同(?!类)|于|值|效|价|比例|离子|[0-9一二两三四五六七八九十]+[项种类份个])",
  `[^，。；、（）()《》等\\s]{0,6}?(?:${ANY_PAPER}|${ANY_DEMAND}))`,
].join("")

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
  其他股东: "the rest of a closed circle",
  其他合伙人: "the rest of a closed circle",
  其他共有人: "the rest of a closed circle",
  其他继承人: "the rest of a closed circle",
  其余股东: "the rest of a closed circle",
  其余合伙人: "the rest of a closed circle",
  其余共有人: "the rest of a closed circle",
  其余继承人: "the rest of a closed circle",
  其余页: "the rest of the pages",
  其余各页: "the rest of the pages",
  其他应收款: "a line of the balance sheet",
  其他应付款: "a line of the balance sheet",
  其他业务收入: "a line of the profit account",
  其他综合收益: "a line of the profit account",
  同等: "equal",
  平等: "equal",
  相等: "equal",
  均等: "equal",
  对等: "on equal terms",
  不等: "unequal",
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
  适当性: "of investors: a term of law",
  若干规定: "of the title of a rule",
  若干意见: "of the title of a rule",
  若干措施: "of the title of a rule",
  若干政策: "of the title of a rule",
  若干问题: "of the title of a rule",
  较大的市: "a kind of city in law",
  较大事故: "a grade of accident",
  较大以上: "of accidents: of that grade or a graver one",
  较大数额罚款: "a fine of which a hearing can be asked, its amount laid down",
}

/** The same as patterns. */
export const CLEAR_PATTERNS_ZH: readonly string[] = [
  // The title of a rule is what it is.
  "《[^《》]*》",
  // Who issues it, of a document that is named and not just some paper.
  `有关部门出具的(?!$|(?:书面|有效|真实|合法|相关|有关|其他|其它|必要的?|适当的?)*${ANY_PAPER}+(?:原件|复印件)?(?:$|[^一-龥]))`,
]

export const CLEAR_EN: Readonly<Record<string, string>> = {
  "as required by": "the rule that requires it follows",
  "relevant year": "the one the sentence speaks of",
  "relevant period": "the one the sentence speaks of",
  "relevant date": "the one the sentence speaks of",
}

const WILL = "(?:提供|提交|补充|说明|出具|具备|满足|符合)"
const OPEN = `(?:其他|其它|其余|有关|相关|必要的?|适当的?|所需的?|(?:必要时|视情况?|根据需要)(?:需要?|应当?)?${WILL}的|另?需要?${WILL}?的?|应当?${WILL}的|符合(?:规定)?条件的|规定的|要求的)`
const SAYS = `(?:规定|要求|认为)(?:需要?|应当|必须|应)?${WILL}?的`
const WHOSE = `(?:[^。；《》]{0,20}?${SAYS})?`
const SOMEBODY_SAYS = `[^。；《》]{0,20}?(?:法律|法规|规章|政策|国家|政府|上级|部门|机关|机构|单位|窗口)${SAYS}`
/** Brackets that tell nothing of what is meant. */
const CLOSE_OF_IT =
  "等?(?:[（(](?:如有|若有|如需要?|如适用|视情况?(?:提供)?|必要时(?:提供)?|可选|选填|非必[需要填]|原件|复印件|纸质|电子[件版]?|[一二两三0-9]+份)[）)])?。?"

/** Of the name of a material: nothing is named but that something is wanted. */
export const CATCH_ALL_MATERIAL = new RegExp(
  `^(?:其他|其它|其余|(?:${WHOSE}${OPEN}+|${SOMEBODY_SAYS})的?(?:证明|申请|申报|辅助|补充)?${ANY_PAPER})${CLOSE_OF_IT}$`,
)

/** Of a condition: whatever else someone may lay down, or whoever else may come. */
export const CATCH_ALL_CONDITION = new RegExp(
  `^(?:其他|其它|其余|(?:符合|具备|满足|达到)?(?:${WHOSE}(?:国家|省|市|区)?${OPEN}+|${SOMEBODY_SAYS})的?(?:法律、?法规)?(?:条件|情形|情况|要求|规定|资格|人员|人|对象|单位|企业))${CLOSE_OF_IT}$`,
)
