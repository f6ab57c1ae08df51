/**
 * Words that tell an item from its neighbours, though the rest of the name is the same: what is done (设立 or 注销),
 * and of which grade (一级 or 二级). Two names that differ in them mean two items, however much alike they look.
 */

/** Each row means one thing, said in any of its words. */
const ACTS: readonly (readonly string[])[] = [
  ["设立", "成立", "新办", "开办", "新设", "首次"],
  ["变更"],
  ["延续", "延期", "续期", "换证", "换发", "换领"],
  ["补办", "补发", "补领", "补证"],
  ["注销", "终止"],
  ["撤销"],
  ["转让", "转移"],
  ["歇业", "停业"],
  ["恢复"],
]

const GRADES: readonly (readonly string[])[] = [
  ["特级"],
  ["一级", "一类"],
  ["二级", "二类"],
  ["三级", "三类"],
  ["四级", "四类"],
  ["五级", "五类"],
  ["甲级", "甲类"],
  ["乙级", "乙类"],
  ["丙级", "丙类"],
  ["初级"],
  ["中级"],
  ["高级"],
]

/** Whether two names in normal form both say what is done, or both a grade, and have none of it in common. */
export function meanDifferentItems(one: string, other: string): boolean {
  return [ACTS, GRADES].some((rows) => {
    const [said, heard] = [saidIn(one, rows), saidIn(other, rows)]
    return said.length > 0 && heard.length > 0 && !said.some((row) => heard.includes(row))
  })
}

function saidIn(name: string, rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.filter((words) => words.some((word) => name.includes(word)))
}
