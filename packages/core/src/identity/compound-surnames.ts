/** Two-character surnames in use: the mask of a name keeps the whole surname. */
export const compoundSurnames: ReadonlySet<string> = new Set(
  (
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 司空 夏侯 宇文 长孙 端木 南宫 独孤 闻人 " +
    "轩辕 申屠 太史 淳于 单于 万俟 濮阳 赫连 澹台 公冶 宗政 钟离 鲜于 闾丘 亓官 仲孙 呼延 东郭 西门 " +
    "百里 拓跋 公羊 左丘 梁丘 第五 谷梁 巫马 颛孙 公西 漆雕 壤驷 乐正 段干 东门 南门 羊舌 微生"
  ).split(" "),
)
