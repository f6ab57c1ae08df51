// The one style sheet, inlined in every page: that of a guide, and what the site puts around it.
import { guideStyleSheet } from "@onevisit/core/notices/render"

export const styleSheet = `${guideStyleSheet}.site{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem}
.site a{padding:.3rem 0}
.guides{list-style:none;padding:0}
.guides li{padding:.7rem 0;border-bottom:1px solid var(--line)}
.guides a{font-size:1.1rem}
.guides p{margin:0;color:var(--muted)}
footer{margin-top:2.5rem;padding-top:.8rem;border-top:1px solid var(--line);color:var(--muted)}
@media print{.site{display:none}}
`
