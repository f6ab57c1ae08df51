import type { Language } from "@onevisit/core/notices"
import type { Text } from "@onevisit/core/reasons"

export function otherLanguage(language: Language): Language {
  return language === "zh" ? "en" : "zh"
}

/** The site's own words. Everything else on a page is the guide's. */
export const words = {
  zh: {
    ownName: "中文",
    guides: "办事指南",
    edition: "版本",
    publishedOn: "公布日期",
    effectiveFrom: "施行日期",
    feed: "更新订阅（Atom）",
    none: "目前没有公布的办事指南。",
  },
  en: {
    ownName: "English",
    guides: "Service guides",
    edition: "Edition",
    publishedOn: "Published on",
    effectiveFrom: "In force from",
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
