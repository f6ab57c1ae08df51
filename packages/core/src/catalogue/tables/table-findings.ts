/** What is told of tables beside what is wrong in them: cells read otherwise than they stand, columns passed over. */
import { type Finding, text, type Text } from "../../reasons/index.ts"
import type { NoteCode } from "./cell-codec.ts"
import type { CellPlace } from "./table.ts"

/** A note on one cell. Notes of one kind on one column become one finding. */
export interface CellNote {
  readonly code: NoteCode
  readonly at: CellPlace
}

/** One finding for each kind of note and each column, with its rows counted and the first of them named. */
export function composeNotes(notes: readonly CellNote[]): readonly Finding[] {
  const groups = new Map<string, [CellNote, ...CellNote[]]>()
  for (const note of notes) {
    const key = JSON.stringify([note.code, note.at.file, note.at.sheet, note.at.column?.name])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [note])
    else group.push(note)
  }
  return [...groups.values()].map((group) => {
    const [{ at, code }] = group
    const { severity, told } = NOTES[code]
    const name = at.column?.name ?? ""
    const rows = text(
      `${at.sheet}表“${name}”列有 ${group.length} 行（从第 ${at.row} 行起）`,
      `Sheet ${at.sheet}, column ${name}, ${group.length} rows from row ${at.row} on`,
    )
    return {
      code: `table-${code}`,
      path: [at.file, at.sheet, name],
      severity,
      message: text(`${rows.zh}${told.zh}`, `${rows.en}: ${told.en}`),
    }
  })
}

export function unknownSheet(file: string, sheet: string): Finding {
  return {
    code: "table-unknown-sheet",
    path: [file, sheet],
    severity: "warning",
    message: text(
      `${file} 中有一张表的名称无法识别，未读取；可用的表名为事项、材料、网点、窗口、名录。`,
      `A sheet of ${file} has a name that is not known and was not read; known are 事项, 材料, 网点, 窗口 and 名录.`,
    ),
  }
}

export function unknownColumns(at: CellPlace, letters: readonly string[]): Finding {
  return {
    code: "table-unknown-column",
    path: [at.file, at.sheet, ...letters],
    severity: "warning",
    message: text(
      `${at.sheet}表第 ${at.row} 行的 ${letters.join("、")} 列名称无法识别，未读取。`,
      `Sheet ${at.sheet}: the names of columns ${letters.join(", ")} in row ${at.row} are not known; they were not read.`,
    ),
  }
}

export function unnamedColumns(at: CellPlace, letters: readonly string[]): Finding {
  return {
    code: "table-unnamed-column",
    path: [at.file, at.sheet, ...letters],
    severity: "warning",
    message: text(
      `${at.sheet}表 ${letters.join("、")} 列填有内容，但第 ${at.row} 行没有列名，未读取。`,
      `Sheet ${at.sheet}: columns ${letters.join(", ")} are filled but have no name in row ${at.row}; they were not read.`,
    ),
  }
}

/** Rows that hold more than a title, a day or a note does. */
export function rowsAboveNames(at: CellPlace, rows: readonly number[]): Finding {
  return {
    code: "table-rows-above-names",
    path: [at.file, at.sheet],
    severity: "warning",
    message: text(
      `${at.sheet}表的列名在第 ${at.row} 行，其上第 ${rows.join("、")} 行填有内容，未读取；如是数据，请移到列名之下。`,
      `Sheet ${at.sheet} has the names of its columns in row ${at.row}; the filled rows above it (${rows.join(", ")}) were not read; move them below if they are data.`,
    ),
  }
}

export function repeatedColumns(at: CellPlace, letters: readonly string[]): Finding {
  return {
    code: "table-repeated-column",
    path: [at.file, at.sheet, ...letters],
    severity: "warning",
    message: text(
      `${at.sheet}表 ${letters.join("、")} 列与前面的列同名，未读取。`,
      `Sheet ${at.sheet}: columns ${letters.join(", ")} have the name of an earlier one; they were not read.`,
    ),
  }
}

const NOTES: Readonly<Record<NoteCode, { readonly severity: "note" | "warning"; readonly told: Text }>> = {
  "english-missing": {
    severity: "note",
    told: text("没有英文，暂以中文代替。", "no English; the Chinese stands in for it."),
  },
  "number-as-text": {
    severity: "note",
    told: text(
      "是数字而非文本，前面的零可能已丢失；请将该列设为文本格式后核对。",
      "numbers where text belongs, so that leading zeros may be lost; give the column the format of text and check.",
    ),
  },
  "date-as-text": {
    severity: "warning",
    told: text(
      "已被表格软件改成日期；请将该列设为文本格式后核对。",
      "turned into dates by the spreadsheet program; give the column the format of text and check.",
    ),
  },
  "both-read-as-either": {
    severity: "warning",
    told: text(
      "写的是“和”，已按任选其一读取；若两种都要交，请列为两项材料。",
      'say "both" and were read as either; where both are to be handed in, make them two materials.',
    ),
  },
  "copy-kind-assumed": {
    severity: "warning",
    told: text(
      "未说明原件还是复印件，已按原件读取。",
      "neither original nor copy is said; read as the original.",
    ),
  },
  "issuer-missing": {
    severity: "warning",
    told: text(
      "由政府部门或其他单位出具，但未写明出具部门。",
      "issued by a department or other unit that is not named.",
    ),
  },
  "type-unlisted": {
    severity: "warning",
    told: text(
      "的事项类型代码不在已知的国家目录内，已按其他行政权力读取。",
      "a code that the list of national types known here does not have; read as another power.",
    ),
  },
}
