import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

interface Looked {
  /** Of axe's; all of them when none are named. */
  readonly rules?: readonly string[]
  /** Selectors of what alone is looked at, as far as it is there. */
  readonly within?: readonly string[]
}

/** axe finds nothing, on the whole page or in a part of it. */
export async function expectNoViolation(page: Page, { rules = [], within = [] }: Looked = {}): Promise<void> {
  // A page that is still fetching its document has no heading yet.
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached()
  // Between two looks the colours are neither's.
  const isThere = await page.evaluate(async () => {
    const changing = document.getAnimations().filter((one) => one instanceof CSSTransition)
    await Promise.allSettled(changing.map(({ finished }) => finished))
    return 'axe' in window
  })
  // No page of ours has frames, for which it would open a page of its own each time. What is there is not read anew.
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: 'undefined' }) })
    .setLegacyMode(true)
    // To describe all that is right takes as long as to find it so; no rule that runs needs the style sheets' text.
    .options({ resultTypes: ['violations'], preload: false })
  if (rules.length > 0) axe.withRules([...rules])
  for (const selector of within) if ((await page.locator(selector).count()) > 0) axe.include(selector)
  const { violations } = await axe.analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
  ).toEqual([])
}
