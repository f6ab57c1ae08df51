/**
 * The surface of a code as people type and paste it: full-width characters, blanks and characters nobody
 * sees, the many dashes and middle dots. What is tidied is told.
 */
import { codeFinding } from "@onevisit/core/identity"
import { text, type Finding } from "@onevisit/core/reasons"

/** A text without what only looks different, and what that was. Small letters stay. */
export function tidyCode(raw: string): { readonly text: string; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  let tidied = raw
  for (const { replace, by, finding } of slips) {
    const next = tidied.replaceAll(replace, by)
    if (next !== tidied) findings.push(finding)
    tidied = next
  }
  return { text: tidied, findings }
}

const halfWidth = (wide: string) => String.fromCodePoint(wide.charCodeAt(0) - 0xfee0)

const slips: readonly {
  readonly replace: RegExp
  readonly by: (found: string) => string
  readonly finding: Finding
}[] = [
  {
    replace: /[\s\p{Cc}\p{Cf}]/gu,
    by: () => "",
    finding: codeFinding(
      "code-blank",
      text("含空格、换行或不可见字符，已忽略", "holds blanks or invisible characters; they were left out"),
      "warning",
    ),
  },
  {
    replace: /[！-～]/gu,
    by: halfWidth,
    finding: codeFinding(
      "code-full-width",
      text("含全角字符，已按半角读取", "holds full-width characters; read as half-width"),
      "warning",
    ),
  },
  {
    replace: /[\p{Pd}\u2212\u30fc\u00b7\u2022\u30fb]/gu,
    by: () => "-",
    finding: codeFinding(
      "code-dash",
      text("连接号不是“-”，已按“-”读取", "holds a dash or dot in place of the hyphen; read as a hyphen"),
      "warning",
    ),
  },
]
