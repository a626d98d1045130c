const css = `
.assay-form{display:grid;gap:.9rem;max-width:32rem;text-align:start;font:inherit}
.assay-form label{display:grid;gap:.25rem}
.assay-form input:not([type=checkbox]),.assay-form textarea{font:inherit;color:inherit;background:transparent;padding:.55rem .7rem;border:1px solid #8a8f98;border-radius:.4rem;inline-size:100%;box-sizing:border-box}
.assay-form input[dir=ltr]{text-align:start}
[dir=rtl].assay-form input[dir=ltr]{text-align:end}
.assay-form .assay-consent{display:flex;gap:.5rem;align-items:flex-start;font-size:.9em}
.assay-form .assay-consent input{margin-block-start:.25em}
.assay-form button[type=submit]{font:inherit;font-weight:600;padding:.65rem 1.2rem;border:0;border-radius:.4rem;background:var(--assay-accent,#1f5fbf);color:var(--assay-on-accent,#fff);cursor:pointer;justify-self:start}
.assay-form :focus-visible{outline:2px solid var(--assay-accent,#1f5fbf);outline-offset:2px}
.assay-form button[aria-disabled=true]{opacity:.65;cursor:progress}
.assay-error{color:#b3261e;margin:.2rem 0;font-size:.9em}
.assay-hint{margin:.2rem 0;font-size:.9em}
.assay-hint button,.assay-again{font:inherit;background:none;border:0;padding:.25rem 0;color:inherit;text-decoration:underline;cursor:pointer}
.assay-status:empty{display:none}
.assay-status{margin:.5rem 0}
.assay-trap{position:absolute!important;inset-inline-start:-9999px!important;inline-size:1px;block-size:1px;overflow:hidden}
@media (prefers-color-scheme:dark){.assay-error{color:#ff9c94}}`

let isAdopted = false

/** Styles go in as a constructed sheet: a strict security policy refuses those written into the page. */
export function adoptStyle(): void {
  if (isAdopted) return
  isAdopted = true
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  } catch {
    // An old browser shows the form without our look; the trap is hidden by its own attributes.
  }
}
