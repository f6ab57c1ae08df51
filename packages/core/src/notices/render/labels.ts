/** The renderings' own words. Everything else that they show is the guide's. */
import { text } from "../../reasons/index.ts"

export const labels = {
  authority: text("发布机关", "Authority"),
  edition: text("版本", "Edition"),
  publishedOn: text("公布日期", "Published on"),
  effectiveFrom: text("施行日期", "In force from"),
  contents: text("目录", "Contents"),
} as const
