import type { Text } from "@onevisit/core/reasons"

/** The languages of the site, the official one first. */
export const languages = ["zh", "en"] as const

export type Language = (typeof languages)[number]

/** The tag for `lang`, `hreflang` and `xml:lang`. */
export const languageTag: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" }

export function otherLanguage(language: Language): Language {
  return language === "zh" ? "en" : "zh"
}

/** The channel's own words. Everything else on a page is the guide's. */
export const words = {
  zh: {
    ownName: "中文",
    guides: "办事指南",
    authority: "发布机关",
    edition: "版本",
    publishedOn: "公布日期",
    effectiveFrom: "施行日期",
    contents: "目录",
    feed: "更新订阅（Atom）",
    none: "目前没有公布的办事指南。",
  },
  en: {
    ownName: "English",
    guides: "Service guides",
    authority: "Authority",
    edition: "Edition",
    publishedOn: "Published on",
    effectiveFrom: "In force from",
    contents: "Contents",
    feed: "Updates (Atom)",
    none: "No service guides are published at present.",
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>

/** The site's title where none is given: the authority and what it publishes. */
export function siteTitle(authority: Text): Text {
  return {
    zh: `${authority.zh} ${words.zh.guides}`,
    en: `${authority.en} – ${words.en.guides}`,
  }
}
