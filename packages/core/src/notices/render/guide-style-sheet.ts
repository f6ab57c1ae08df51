/**
 * The style sheet of a guide. It uses the fonts that the reader's system has, follows the reader's light or dark
 * setting, fits a phone and prints in black on white.
 */

/** The colours of one setting. Text, muted text and links must keep a contrast of 4.5 on both grounds (WCAG 2, 1.4.3). */
export interface Palette {
  readonly text: string
  readonly muted: string
  readonly link: string
  readonly paper: string
  readonly band: string
  readonly line: string
}

export const lightPalette: Palette = {
  text: "#1b1d20",
  muted: "#50565e",
  link: "#0a4c99",
  paper: "#ffffff",
  band: "#eef2f7",
  line: "#8b939d",
}

export const darkPalette: Palette = {
  text: "#eceff2",
  muted: "#b7bec7",
  link: "#93bfff",
  paper: "#14171b",
  band: "#20262d",
  line: "#6c7681",
}

function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}:${String(colour)}`)
    .join(";")
}

export const guideStyleSheet = `
:root{color-scheme:light dark;${variables(lightPalette)}}
@media (prefers-color-scheme:dark){:root{${variables(darkPalette)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:1rem;max-width:50rem;background:var(--paper);color:var(--text);line-height:1.7;overflow-wrap:anywhere;font-family:system-ui,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
a{color:var(--link)}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
h1{font-size:1.7rem;line-height:1.3;margin:1rem 0}
h2{font-size:1.25rem;line-height:1.4;margin:2rem 0 .5rem;padding-bottom:.2rem;border-bottom:2px solid var(--line)}
h1,h2,p,li,dd,th,td{white-space:pre-line}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:1rem 0;padding:.8rem 1rem;background:var(--band)}
.facts dt{color:var(--muted)}
.facts dd{margin:0}
.table{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid var(--line);padding:.45rem .6rem;text-align:start;vertical-align:top;min-width:6em}
thead th{background:var(--band)}
@media (max-width:30rem){.facts{grid-template-columns:1fr}.facts dd{margin-bottom:.4rem}}
@media print{:root{${variables({ ...lightPalette, band: "#ffffff" })}}body{max-width:none;padding:0;font-size:11pt}nav{display:none}a{color:inherit;text-decoration:none}h2{break-after:avoid}tr{break-inside:avoid}.table{overflow:visible}}
`
