// The frame of every page: no script, nothing from elsewhere, and a policy that lets a browser hold us to
// it. The only style that may apply is the one whose hash the policy names.
import { createHash } from "node:crypto"
import { fixedMarkup, languageTag, markup, type Language, type Markup } from "@onevisit/core/notices/render"
import { styleSheet } from "./style-sheet.ts"

const styleHash = createHash("sha256").update(styleSheet).digest("base64")

export const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`

/** A whole HTML page. `head` holds links and the like, `body` what is seen. */
export function composeDocument(page: {
  readonly language: Language
  readonly title: string
  readonly head: readonly Markup[]
  readonly body: Markup
}): string {
  return markup`<!DOCTYPE html>
<html lang="${languageTag[page.language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${page.title}</title>
${page.head}<style>${fixedMarkup(styleSheet)}</style>
</head>
<body>
${page.body}
</body>
</html>
`.markup
}
