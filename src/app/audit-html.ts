/** Text as HTML; whatever stands in a table stays text. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

export const percentText = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)} %`

/** Points as screens show them: log-odds × 10, rounded, with a sign. */
export const pointsText = (points: number): string => {
  const shown = Math.round(10 * points)
  return shown > 0 ? `+${shown}` : shown < 0 ? `−${-shown}` : '0'
}

/** A table; the first column is left, the others are right. Cells are HTML. */
export function htmlTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')
  return `<div class="wide"><table><thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table></div>`
}

export const section = (title: string, lead: string, body: string): string =>
  `<section><h2>${title}</h2><p class="lead">${lead}</p>${body}</section>`

const style = `
:root{--ink:#1d2433;--soft:#5b6577;--line:#dfe4ec;--paper:#fff;--ground:#f5f6f9;--good:#1b7f5c;--bad:#b4472f;--main:#2f5bd0;--tint:#e8eefc}
@media (prefers-color-scheme:dark){:root{--ink:#e7ebf3;--soft:#9aa5b8;--line:#313a4b;--paper:#1a202c;--ground:#12161f;--good:#4cc79b;--bad:#f08a70;--main:#8aa9ff;--tint:#26324f}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Hebrew",sans-serif}
main{max-width:60rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}h1{font-size:2rem;line-height:1.2;margin:0 0 .3rem}h2{font-size:1.25rem;margin:0 0 .25rem}h3{font-size:1rem;margin:1.4rem 0 .4rem}
section,article{background:var(--paper);border:1px solid var(--line);border-radius:14px;padding:1.4rem 1.5rem;margin:1.1rem 0}
.lead{color:var(--soft);margin:.1rem 0 1rem;max-width:46rem}.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:.8rem;margin:1.4rem 0}
.figure{background:var(--paper);border:1px solid var(--line);border-radius:14px;padding:1rem 1.1rem}.figure b{display:block;font-size:1.65rem;line-height:1.2}.figure span{color:var(--soft);font-size:.9rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.93rem;font-variant-numeric:tabular-nums}th,td{padding:.35rem .6rem;text-align:end;border-bottom:1px solid var(--line)}th{color:var(--soft);font-weight:600}th:first-child,td:first-child{text-align:start}
.up{color:var(--good)}.down{color:var(--bad)}ul{padding-inline-start:1.2rem;margin:.4rem 0}.note{color:var(--soft);font-size:.9rem}
.tier{display:inline-block;border-radius:999px;padding:.05rem .65rem;font-size:.85rem;background:var(--tint);color:var(--main)}.hot{background:#fbe3db;color:#9a3315}blockquote{margin:.6rem 0;padding-inline-start:.9rem;border-inline-start:3px solid var(--line);color:var(--soft);white-space:pre-wrap;overflow-wrap:anywhere}
.score{float:inline-end;font-size:1.9rem;font-weight:700;line-height:1}.scale{height:8px;border-radius:4px;background:var(--line);position:relative;margin:.7rem 0}.scale i{position:absolute;top:0;height:8px;border-radius:4px;background:var(--main);opacity:.35}.scale b{position:absolute;top:-3px;width:3px;height:14px;background:var(--main)}
svg{width:100%;max-width:36rem;height:auto}svg text{fill:var(--soft);font:12px system-ui,sans-serif}@media print{body{background:#fff}section,article,.figure{break-inside:avoid}}
`

/** One self-contained page: no script, no font, no picture from elsewhere. */
export const htmlPage = (title: string, body: string): string =>
  `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>
`
