/** What a person posts of a guide, ready to be copied: its main points, its edition, and where the whole of it stands. */
import { showLine, type Text } from "../../reasons/index.ts"
import type { Guide } from "../guide/guide.ts"
import type { Language } from "../language.ts"
import { composeGuideBrief } from "../render/compose-guide-brief.ts"
import { labels } from "../render/labels.ts"

/** `at` is the address of the whole guide, or the words by which people find it. */
export function composePosting(
  guide: Guide,
  { at, language }: { readonly at: string; readonly language: Language },
): string {
  const edition = `${labels.edition[language]}${language === "zh" ? "：" : ": "}${showLine(guide.edition)}`
  return `${composeGuideBrief(guide, { language, at }).chat}\n${edition}`
}

/** The same, said to those who have read what it replaces. */
export function composeCorrection(posting: string, language: Language): string {
  return `${language === "zh" ? "【更正】此前所发内容有变更，请以此为准。" : "[Correction] This replaces what was posted before."}\n${posting}`
}

export function composeWithdrawal(title: Text, language: Language): string {
  const name = showLine(title[language])
  return language === "zh"
    ? `【停止使用】《${name}》已停止使用，请勿再据此办理，以网站公布的办事指南为准。`
    : `[Withdrawn] ${name} is no longer in use. Please do not rely on it; the site has the guides that hold.`
}
