/** Other names under which the columns of a sheet are known in districts' tables. */

/** By our name for the column. Blanks, brackets of either width and a mark of being required make no difference. */
export const columnAliases: Readonly<Record<string, readonly string[]>> = {
  事项编号: ["事项ID"],
  事项版本: ["版本", "版本号"],
  计划生效日期: ["生效日期"],
  计划取消日期: ["取消日期", "失效日期"],
  地方编码: ["地方实施编码", "地方基本编码"],
  实施主体: ["实施机关", "实施主体名称"],
  设定依据: ["办理依据", "法律依据"],
  受理条件: ["办理条件", "申请条件"],
  办理流程: ["办理程序"],
  法定办结时限: ["法定期限", "法定时限"],
  法定办结时限单位: ["法定期限单位", "法定时限单位"],
  承诺办结时限: ["承诺期限", "承诺时限"],
  承诺办结时限单位: ["承诺期限单位", "承诺时限单位"],
  到办事现场次数: ["到现场次数", "跑动次数"],
  必须现场办理原因说明: ["必须到现场原因"],
  网上支付: ["是否网上支付"],
  投诉电话: ["监督投诉电话"],
  办理地点: ["办理地址"],
  材料编号: ["材料ID"],
  材料必要性: ["必要性", "是否必要"],
  纸质份数: ["份数", "材料份数"],
  来源渠道: ["材料来源渠道", "材料来源"],
  出具部门: ["材料出具部门", "出具单位"],
  受理标准: ["材料受理标准"],
}

/** A column name as it is compared. */
export function normalColumnName(name: string): string {
  return name
    .normalize("NFKC")
    .replaceAll(/\s/gu, "")
    .replace(/\(必填\)|[*:]+$/u, "")
    .replace(/^\*+/u, "")
    .toUpperCase()
}
