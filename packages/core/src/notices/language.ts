/** The languages in which people read what is composed here, the official one first. */
import type { Text } from "../reasons/index.ts"

export type Language = keyof Text

export const languages: readonly Language[] = ["zh", "en"]

/** The tag for `lang`, `hreflang` and `xml:lang` (RFC 5646). */
export const languageTag: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" }
