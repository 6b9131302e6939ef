import { expect, test, type Page } from '@playwright/test'
import type { LabFile } from '../src/labfile/labFile.ts'
import { labFileOf } from '../src/testing/failedStarts.ts'
import { MENDINGS } from '../src/testing/pullMendings.ts'
import { expectNoViolation } from './support/axe.ts'
import { why } from './support/demo.ts'
import { openLab, openInstead, seek } from './support/lab.ts'

/** Where each pull has failed. */
const FAILED_MS = 100_000

/** A lab as far as its task's failure; a later command mends it in one. */
function failedLab(lab: string): LabFile {
  const file = labFileOf(`pullLabs/${lab}`)
  return { ...file, commands: file.commands.filter(({ atMs }) => atMs < FAILED_MS) }
}

/** What stands there once a remedy was given that does not mend the pull itself at once. */
const AFTERWARDS: Readonly<Record<string, (page: Page) => ReturnType<Page['getByText']>>> = {
  // A revision that is registered has its number; another press would register a further one.
  'no-credentials': (page) => why(page).getByRole('button', { name: /^Do it: Register far:3 with/ }),
  'too-many-requests': (page) => why(page).getByRole('button', { name: /^Do it: .* register far:3 with/ }),
  'no-digest': (page) => why(page).getByRole('button', { name: /^Do it: Register far:3 with/ }),
  'disk-full': (page) => why(page).getByRole('button', { name: /^Do it: Register far:3 with/ }),
  'no-repository': (page) => page.getByRole('row', { name: /^image other:1/ }),
  archived: (page) => page.getByRole('row', { name: /^image shop:1.*being restored/ }),
  'no-tag': (page) => page.getByRole('row', { name: /^image shop:2/ }),
}

test('PUL-4 PUL-5 PUL-6 a failed pull of every cause is found by its chain and mended by keyboard', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const [index, { lab, onFargate }] of MENDINGS.entries()) {
    await (index === 0 ? openLab : openInstead)(page, failedLab(lab))
    await seek(page, FAILED_MS)
    await page.getByRole('row', { name: /^Stopped, last 10 min/ }).press('ArrowRight')
    await page.getByRole('row', { name: /^far:1, task/ }).press('Enter')
    await expect(why(page).getByRole('heading', { name: /^Why it cannot pull/ })).toBeVisible()
    await expect(why(page).getByRole('listitem').filter({ hasText: 'broken' })).toHaveCount(1)
    if (lab === 'disk-full') await expectNoViolation(page)
    const [label = ''] = onFargate
    await expect(why(page).getByRole('listitem').filter({ hasText: label })).toContainText(/RUNNING (after|at once)/)
    await why(page)
      .getByRole('button', { name: `Do it: ${label}` })
      .press('Enter')
    const mended = why(page).getByText(/^What broke is mended\. Run the task again/)
    await expect(AFTERWARDS[lab]?.(page) ?? mended).toBeVisible()
  }
})
