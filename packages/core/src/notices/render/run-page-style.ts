/** The style sheet of the page of a run: the fonts of the reader's system, light or dark as the reader has it, and paper. */
import { darkPalette, lightPalette, type Palette } from "./guide-style-sheet.ts"

const colours = (
  { band, line, muted, paper, text }: Palette,
  yes: string,
  open: string,
  no: string,
): string =>
  Object.entries({ text, muted, paper, band, line, yes, open, no })
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(";")
const light = colours(lightPalette, "#1f6fb2", "#b96a00", "#6b7480")
const dark = colours(darkPalette, "#6db1ee", "#e5a244", "#98a2ae")

export const runPageStyleSheet = `
:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:60rem;background:var(--paper);color:var(--text);line-height:1.5;font-family:system-ui,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
h1{font-size:1.7rem;line-height:1.3;margin:0}
h2{font-size:1.15rem;line-height:1.4;margin:2.4rem 0 .8rem}
[lang=en]{display:block;color:var(--muted);font-size:.82em;font-weight:400}
.note{color:var(--muted);margin:.4rem 0 0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.8rem;margin:1.4rem 0 0;padding:0}
.tiles div{background:var(--band);border-top:4px solid var(--line);padding:.7rem .9rem}
.tiles .yes{border-color:var(--yes)}.tiles .open{border-color:var(--open)}.tiles .no{border-color:var(--no)}
dt{line-height:1.3}
dd{margin:.3rem 0 0;font-size:1.45rem;font-weight:600;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
dd.money{font-size:1.15rem;line-height:1.9}
figure{margin:0}
svg{display:block;width:100%;height:auto}
svg text{fill:var(--muted);font-size:12px;font-variant-numeric:tabular-nums}
.grid{stroke:var(--line);stroke-width:.6;stroke-dasharray:2 3}
.base{stroke:var(--line);stroke-width:1}
.bar{fill:var(--yes)}
table{border-collapse:collapse;width:100%}
th,td{padding:.35rem .4rem;text-align:start;font-weight:400;vertical-align:middle}
th[scope=row]{width:32%}
.count{width:8.5rem;text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.fill{display:block;height:1rem;min-width:1px}
.fill.no{background:var(--no)}.fill.open{background:var(--open)}
.fill.yes{background:var(--yes)}
@media (max-width:34rem){th[scope=row]{width:40%}.count{width:6rem}}
@media print{:root{${light}}body{max-width:none;padding:0;font-size:10pt}.fill,.tiles div,.bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}h2{break-after:avoid}figure,tr{break-inside:avoid}}
`
