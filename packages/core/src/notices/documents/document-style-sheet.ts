/** The style sheet of a document: A4, black on white, the fonts of the reader's system, nothing cut across two sheets. */

export const documentStyleSheet = `
*{box-sizing:border-box}
html{background:#fff;color:#000}
body{margin:0 auto;max-width:176mm;line-height:1.75;font-size:12pt;overflow-wrap:anywhere;font-family:"FangSong","STFangsong","Songti SC","SimSun","Noto Serif CJK SC","Noto Sans CJK SC",serif}
article+article{break-before:page}
h1{font-size:20pt;line-height:1.4;text-align:center;margin:8mm 0 7mm;font-weight:700;letter-spacing:.08em}
.copy{margin:0;text-align:end;font-size:10pt}
.number{text-align:center;margin:-5mm 0 7mm}
.to{margin:0 0 2mm}
p,li{orphans:3;widows:3}
.text p{margin:0 0 1mm;text-indent:2em;text-align:justify}
ol{margin:1mm 0 2mm;padding-inline-start:3em}
li{break-inside:avoid}
table{border-collapse:collapse;width:100%;margin:2mm 0 3mm;font-size:11pt;line-height:1.5}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{border:.3mm solid #000;padding:1.2mm 1.6mm;text-align:start;vertical-align:top}
th{text-align:center;font-weight:700}
th:first-child,td:first-child{width:13mm;text-align:center;white-space:nowrap}
.sign{margin:6mm 0;break-inside:avoid}
.sign div{display:flex;gap:2mm;align-items:flex-end;margin:0 0 3mm}
.sign span:last-child{flex:0 1 70mm;min-height:7mm;border-bottom:.3mm solid #000}
.last{break-inside:avoid}
.end{display:flex;justify-content:space-between;align-items:flex-end;gap:8mm;margin-top:10mm}
.check{flex:0 1 70mm;font-size:9pt;line-height:1.4}
.check p{margin:0}
.check svg{display:block;width:26mm;height:26mm;margin:0 0 1mm}
.by{flex:0 0 80mm;text-align:center}
.by p{margin:0}
.by div{position:relative;height:42mm;padding-top:8mm;line-height:1.5;display:flex;flex-direction:column}
.by .seal{position:absolute;inset:0;margin:auto;width:42mm;border:.5mm dashed #c00;border-radius:50%;color:#c00;justify-content:flex-end;padding:0 6mm 3mm;font-size:7pt;line-height:1.2}
.printed{font-size:9pt}
@media screen{body{padding:10mm 6mm}article+article{border-top:.3mm dashed #888;margin-top:12mm;padding-top:8mm}}
`
