/** A table; the first column is left, the others are right. Cells are HTML. On a narrow screen it is moved sidewards, with the keyboard too. */
export function htmlTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')
  return `<div class="wide" role="region" tabindex="0" aria-label="${head.join(', ')}"><table><thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table></div>`
}

export const section = (title: string, lead: string, body: string): string =>
  `<section><h2>${title}</h2><p class="lead">${lead}</p>${body}</section>`

const style = `
:root{--ink:#1c2333;--soft:#5d677a;--line:#e3e7ee;--paper:#fff;--ground:#f4f5f8;--good:#1b7f5c;--bad:#b4472f;--main:#2f5bd0;--tint:#eaf0fd;--warm:#fbe7df}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf4;--soft:#9ba6b9;--line:#2f3848;--paper:#1a202c;--ground:#11151d;--good:#4cc79b;--bad:#f08a70;--main:#8aa9ff;--tint:#243052;--warm:#4a2a20}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Hebrew",sans-serif;-webkit-text-size-adjust:100%}
main{max-width:58rem;margin:0 auto;padding:3rem 1.25rem 4rem}h1{font-size:clamp(1.7rem,5vw,2.4rem);line-height:1.15;letter-spacing:-.01em;margin:0 0 .5rem;text-wrap:balance}h2{font-size:1.3rem;line-height:1.3;margin:0 0 .3rem}h3{font-size:1rem;margin:1.8rem 0 .5rem}article .name{font-size:1rem;margin:0 0 .5rem}
section,article{background:var(--paper);border:1px solid var(--line);border-radius:16px;padding:1.6rem 1.75rem;margin:1.2rem 0}
main>h2{margin:2.4rem 0 .6rem}.lead{color:var(--soft);margin:.1rem 0 1.1rem;max-width:44rem;text-wrap:pretty}.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.9rem;margin:1.6rem 0}
.figure{background:var(--paper);border:1px solid var(--line);border-radius:16px;padding:1.1rem 1.2rem}.figure b{display:block;font-size:1.9rem;line-height:1.15;font-variant-numeric:tabular-nums;margin-bottom:.25rem}.figure span{color:var(--soft);font-size:.9rem;line-height:1.4;display:block}
.wide{overflow-x:auto;margin:0 -.25rem}table{border-collapse:collapse;width:100%;font-size:.93rem;font-variant-numeric:tabular-nums}th,td{padding:.45rem .6rem;text-align:end;border-bottom:1px solid var(--line)}tr:last-child td{border-bottom:0}th{color:var(--soft);font-weight:600;vertical-align:bottom}th:first-child,td:first-child{text-align:start;min-width:9rem}
.up{color:var(--good)}.down{color:var(--bad)}ul{padding-inline-start:1.2rem;margin:.4rem 0}li{margin:.2rem 0}.note{color:var(--soft);font-size:.9rem}
.tier{display:inline-block;border-radius:999px;padding:.05rem .7rem;font-size:.85rem;background:var(--tint);color:var(--main);margin-inline-end:.3rem}.tier.hot{background:var(--warm);color:var(--bad)}blockquote{margin:.7rem 0;padding-inline-start:1rem;border-inline-start:3px solid var(--line);color:var(--soft);white-space:pre-wrap;overflow-wrap:anywhere}
.score{float:inline-end;font-size:2.1rem;font-weight:700;line-height:1;font-variant-numeric:tabular-nums;margin-inline-start:1rem}.scale{height:8px;border-radius:4px;background:var(--line);position:relative;margin:.8rem 0}.scale i{position:absolute;top:0;height:8px;border-radius:4px;background:var(--main);opacity:.35}.scale b{position:absolute;top:-3px;width:3px;height:14px;border-radius:2px;background:var(--main)}
figure{margin:1rem 0}figcaption{color:var(--soft);font-size:.9rem;margin-top:.3rem}svg{width:100%;max-width:38rem;height:auto;direction:ltr;display:block}svg text{fill:var(--soft);font:12px system-ui,sans-serif}
@media (min-width:34.1rem){td:not(:first-child){white-space:nowrap}}
@media (max-width:34rem){main{padding:1.6rem .8rem 3rem}section,article{padding:1.15rem 1rem;border-radius:12px}.figures{grid-template-columns:1fr 1fr}.figure{padding:.9rem}.figure b{font-size:1.5rem}svg text{font-size:15px}th,td{padding:.4rem .45rem}.points th:nth-child(4),.points td:nth-child(4){display:none}.points th:first-child,.points td:first-child{min-width:6rem;overflow-wrap:anywhere}}
@media print{:root{--ink:#111;--soft:#444;--line:#ccc;--paper:#fff;--ground:#fff;--main:#1f4bb8;--tint:#eef2fb;--good:#0f6a4a;--bad:#9a3315}body{background:#fff;font-size:11pt}main{max-width:none;padding:0}section,article,.figure{break-inside:avoid;border-radius:0;border-width:0 0 1px;padding:.6rem 0}h2,h3{break-after:avoid}}
`

/** The language of a page and the way it is written. */
type PageLanguage = { readonly language: string; readonly direction: 'ltr' | 'rtl' }

/** One self-contained page: no script, no font, no picture from elsewhere. The title is HTML already. */
export const htmlPage = ({ language, direction }: PageLanguage, title: string, body: string): string =>
  `<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${title}</title><style>${style}</style></head><body><main>${body}</main></body></html>
`
