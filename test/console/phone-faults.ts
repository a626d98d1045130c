import type { Page } from 'playwright-core'

/** Controls that are pressed; links within a sentence are none. */
const pressed = 'button, [role=button], [role=tab], input, select, textarea, summary, nav a'
const leastPx = 44

/**
 * Looks in the page, as a string since the page has other types than the tests: what is wider than the screen, what a finger would
 * miss, and which names of controls are cut off.
 */
const script = `(() => {
  const faults = []
  const wide = document.documentElement.scrollWidth - innerWidth
  if (wide > 0) faults.push(wide + ' px wider than the screen')
  const nameOf = (element) => (element.innerText || element.getAttribute('aria-label') || element.tagName).slice(0, 40)
  for (const element of document.querySelectorAll('${pressed}')) {
    const { id } = element
    const label = element.closest('label') ?? (id ? document.querySelector('label[for="' + CSS.escape(id) + '"]') : null)
    const box = element.closest('.mantine-Checkbox-body') ?? (element.matches('[type=checkbox], [type=radio]') ? (label ?? element) : element)
    const { width, height } = box.getBoundingClientRect()
    // Switches, sliders and pills widen what is pressed by other means; what is hidden for the eye is pressed by nobody.
    if (width <= 1 || height <= 1 || element.closest('[role=slider], .mantine-Pill-root, .mantine-TagsInput-root')) continue
    if (element.matches('[role=switch]') || getComputedStyle(box).visibility === 'hidden') continue
    if (height < ${leastPx} - 0.5 || width < 32) faults.push('small: ' + nameOf(element) + ' ' + Math.round(width) + 'x' + Math.round(height))
  }
  for (const element of document.querySelectorAll('button, label, th, [role=tab], h1, h2, h3, nav a'))
    for (const part of [element, ...element.querySelectorAll('*')])
      if (!part.closest('.mantine-Switch-root') && part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX === 'hidden')
        faults.push('cut off: ' + nameOf(element))
  return [...new Set(faults)]
})()`

/** What is wrong with the screen at the width of a phone, one line each; the window is wide again afterwards. */
export async function phoneFaults(page: Page): Promise<readonly string[]> {
  const before = page.viewportSize()!
  await page.setViewportSize({ width: 390, height: 844 })
  let faults = await page.evaluate<readonly string[]>(script)
  // Plots and floating parts follow the window a moment later.
  if (faults.length > 0) {
    await page.waitForTimeout(500)
    faults = await page.evaluate<readonly string[]>(script)
  }
  await page.setViewportSize(before)
  return faults
}
