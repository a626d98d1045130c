type TableOptions = {
  /** What the table is called where its heading is not seen. HTML. */
  readonly label?: string
  /** On a narrow screen each row is a small card, each cell with its head before it. */
  readonly stacked?: boolean
  /** Wider than a narrow screen even so: a named region that the keyboard reaches and moves. */
  readonly scrolls?: boolean
}

/** HTML as the text of an attribute. */
const attribute = (html: string): string => html.replaceAll(/<[^>]*>/g, '').replaceAll('"', '&quot;')

/**
 * A table; the first cell of a row is its head and starts the line, the others end it. Cells are HTML. Cells wrap, so that a table fits
 * its place and needs no stop of the Tab key; one that still does not fit has a shadow at the edge it goes on behind, and is moved by
 * touch or as the browser lets the keyboard do it. Only with `scrolls` it is a region with a stop of its own.
 */
export function htmlTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { label, stacked = false, scrolls = false }: TableOptions = {},
): string {
  const cell = (html: string, index: number): string =>
    index === 0 ? `<th scope="row">${html}</th>` : `<td data-label="${attribute(head[index] ?? '')}">${html}</td>`
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')
  const heads = head.map((name) => `<th scope="col">${name}</th>`).join('')
  const region = scrolls ? ` role="region" tabindex="0" aria-label="${attribute(label ?? head.join(', '))}"` : ''
  const named = label === undefined || scrolls ? '' : ` aria-label="${attribute(label)}"`
  return `<div class="wide"${region}><table${stacked ? ' class="stack"' : ''}${named}><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`
}

export const section = (title: string, lead: string, body: string): string =>
  `<section><h2>${title}</h2><p class="lead">${lead}</p>${body}</section>`

const colours = `
:root{--ink:#1c2333;--soft:#5d677a;--line:#e3e7ee;--paper:#fff;--ground:#f4f5f8;--good:#1b7f5c;--fair:#9a6200;--bad:#b4472f;--main:#2f5bd0;--tint:#eaf0fd;--warm:#fbe7df;--shade:rgb(28 35 51/.28)}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf4;--soft:#9ba6b9;--line:#2f3848;--paper:#1a202c;--ground:#11151d;--good:#4cc79b;--fair:#e0b354;--bad:#f08a70;--main:#8aa9ff;--tint:#243052;--warm:#4a2a20;--shade:rgb(232 236 244/.3)}}
@media print{:root{--ink:#111;--soft:#444;--line:#ccc;--paper:#fff;--ground:#fff;--good:#0f6a4a;--fair:#7d4f00;--bad:#9a3315;--main:#1f4bb8;--tint:#eef2fb;--warm:#fbe7df;color-scheme:light}}
`

const text = `
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Hebrew",sans-serif;-webkit-text-size-adjust:100%;overflow-wrap:break-word}
main{max-width:58rem;margin:0 auto;padding:3rem 1.25rem 4rem}h1{font-size:clamp(1.7rem,5vw,2.4rem);line-height:1.15;letter-spacing:-.01em;margin:0 0 .5rem;text-wrap:balance}h2{font-size:1.3rem;line-height:1.3;margin:0 0 .3rem}h3{font-size:1rem;margin:1.8rem 0 .5rem}main>h2{margin:2.4rem 0 .6rem}article .name{font-size:1rem;margin:0 0 .5rem}
section,article{background:var(--paper);border:1px solid var(--line);border-radius:16px;padding:1.6rem 1.75rem;margin:1.2rem 0}
.lead{color:var(--soft);margin:.1rem 0 1.1rem;max-width:44rem;text-wrap:pretty}.note{color:var(--soft);font-size:.9rem}.summary{font-size:1.1rem;max-width:46rem;margin:1.4rem 0;text-wrap:pretty}.summary p{margin:.45rem 0}
.up{color:var(--good)}.down{color:var(--bad)}ul{padding-inline-start:1.2rem;margin:.4rem 0}li{margin:.2rem 0}blockquote{margin:.7rem 0;padding-inline-start:1rem;border-inline-start:3px solid var(--line);color:var(--soft);white-space:pre-wrap;overflow-wrap:anywhere}
details{margin:.8rem 0}summary{width:fit-content;color:var(--main);cursor:pointer}summary:hover{text-decoration:underline;text-underline-offset:.2em}:focus-visible{outline:2px solid var(--main);outline-offset:2px;border-radius:4px}
.answer{position:relative;font-weight:700;padding-inline-start:1.5rem;margin:.4rem 0 .8rem}.answer::before{content:"";position:absolute;inset-inline-start:0;top:.4em;border:.4em solid var(--soft);border-radius:50%}.answer.good::before{border-color:var(--good)}.answer.fair::before{border-color:var(--fair);border-radius:2px;transform:rotate(45deg)}.answer.poor::before{border-color:var(--bad);border-radius:2px}
`

const figures = `
.figures{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.9rem;margin:1.6rem 0}.figure{background:var(--paper);border:1px solid var(--line);border-radius:16px;padding:1.1rem 1.2rem}.figure b{display:block;font-size:1.9rem;line-height:1.15;font-variant-numeric:tabular-nums;margin-bottom:.25rem}.figure span{color:var(--soft);font-size:.9rem;line-height:1.4;display:block}
.tier{display:inline-block;border-radius:999px;padding:.05rem .7rem;font-size:.85rem;background:var(--tint);color:var(--main);margin-inline-end:.3rem}.tier.hot{background:var(--warm);color:var(--bad)}
.score{float:inline-end;font-size:2.1rem;font-weight:700;line-height:1;font-variant-numeric:tabular-nums;margin-inline-start:1rem}.scale{height:8px;border-radius:4px;background:var(--line);position:relative;margin:.8rem 0}.scale i{position:absolute;top:0;height:8px;border-radius:4px;background:var(--main);opacity:.35}.scale b{position:absolute;top:-3px;width:3px;height:14px;border-radius:2px;background:var(--main)}
figure{margin:1rem 0}figcaption{color:var(--soft);font-size:.9rem;margin-top:.3rem}.chart{container-type:inline-size;max-width:38rem}.chart svg{display:block;overflow:visible;direction:ltr;width:calc(100% - 64px);margin-inline:44px 20px}.chart text{fill:var(--soft);font:12px system-ui,sans-serif}.chart .over{fill:var(--ink);font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
@container (max-width:29rem){.crowded svg{margin-bottom:32px}.crowded .odd{transform:translateY(32px)}}
@media (min-width:44rem){.figures{grid-template-columns:repeat(4,minmax(0,1fr))}}
@media (min-width:56rem){.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 1.8rem}.pair h3{margin-top:.8rem}}
`

const tables = `
.wide{overflow-x:auto;margin:0 -.25rem;background:linear-gradient(90deg,var(--paper) 40%,transparent) 0 0/2.5rem 100% no-repeat local,linear-gradient(270deg,var(--paper) 40%,transparent) 100% 0/2.5rem 100% no-repeat local,linear-gradient(90deg,var(--shade),transparent) 0 0/.8rem 100% no-repeat scroll,linear-gradient(270deg,var(--shade),transparent) 100% 0/.8rem 100% no-repeat scroll}
table{border-collapse:collapse;width:100%;font-size:.93rem;font-variant-numeric:tabular-nums}th,td{padding:.45rem .6rem;text-align:end;border-bottom:1px solid var(--line)}tbody tr:last-child>*{border-bottom:0}thead th{color:var(--soft);font-weight:600;vertical-align:bottom}tr>th:first-child{text-align:start;min-width:9rem}tbody th{font-weight:400;overflow-wrap:anywhere}
@media (min-width:50rem){td{white-space:nowrap}}
`

const narrow = `
@media (max-width:34rem){main{padding:1.6rem .7rem 3rem}section,article{padding:1.15rem .9rem;border-radius:12px}.figure{padding:.9rem}.figure b{font-size:1.5rem}
table{font-size:.85rem;line-height:1.45}th,td{padding:.35rem .3rem}tr>th:first-child{min-width:5.5rem}thead th{font-size:.78rem;hyphens:auto}.points th:nth-child(4),.points td:nth-child(4){display:none}
.stack{font-size:.9rem}.stack thead{display:none}.stack tbody,.stack tr,.stack th{display:block}.stack tr{border:1px solid var(--line);border-radius:10px;padding:.5rem .7rem;margin:.6rem .25rem}.stack th,.stack td{border:0;padding:.15rem 0}.stack tbody th{font-weight:600}.stack td{display:flow-root}.stack td::before{content:attr(data-label);float:inline-start;max-width:42%;color:var(--soft);text-align:start}}
`

const print = `
@media print{body{background:#fff;font-size:11pt}main{max-width:none;padding:0}section,article,.figure{border-radius:0;border-width:0 0 1px;padding:.6rem 0}.figures{grid-template-columns:repeat(4,minmax(0,1fr))}.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 1.8rem}article,figure,.figure,.chart,blockquote,tr,li{break-inside:avoid}h1,h2,h3,.lead,summary{break-after:avoid}thead{display:table-header-group}.tier,.scale,.scale *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
summary{list-style:none;color:inherit;font-weight:600}summary::-webkit-details-marker{display:none}details::details-content{display:block;content-visibility:visible;block-size:auto}.wide{overflow:visible;background:none;margin:0}}
`

const style = colours + text + figures + tables + narrow + print

/** The language of a page and the way it is written. */
type PageLanguage = { readonly language: string; readonly direction: 'ltr' | 'rtl' }

/** One self-contained page: no script, no font, no picture from elsewhere. The title is HTML already. */
export const htmlPage = ({ language, direction }: PageLanguage, title: string, body: string): string =>
  `<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${title}</title><style>${style}</style></head><body><main>${body}</main></body></html>
`
