import { expect, test } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { stepUntil, why } from './support/demo.ts'
import { deploySample, stepTo } from './support/lab.ts'

test('an image is made to fail, its container is seen to stop in the open task, and the task is opened by mouse and key', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await deploySample(page)
  await stepTo(page, /4 running of 4 desired/)

  // The tree is the stage for who has no pointer: Enter opens the task, its container is a row below it.
  await page.getByRole('row', { name: /^i-/ }).first().click()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const open = page.getByRole('region', { name: /^Open task/ })
  await expect(open).toContainText('Its container runs')
  const container = page.getByRole('row', { name: /^container nginx/ })
  await expect(container).toContainText('RUNNING')
  await expectNoViolation(page, { within: ['.open-task', '.stage-tree'] })
  await page.keyboard.press('Escape')
  await expect(open).toHaveCount(0)
  await expect(container).toHaveCount(0)

  await page.getByRole('button', { name: 'Make an image fail' }).click()
  await page.getByRole('spinbutton', { name: 'Exits after, in seconds' }).fill('60')
  await expect(page.getByText('1 min after its start it stops with exit code 1')).toBeVisible()
  await page.getByRole('button', { name: 'Make it fail' }).click()
  await expect(why(page)).toContainText('exits with code 1 1 min after its start')

  // Twice on the tile: where it is, its ring says.
  const box = await page.locator('.stage__canvas').boundingBox()
  await page.locator('.stage__canvas').focus()
  await page.keyboard.press('Enter')
  await expect(open).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(open).toHaveCount(0)
  await page.mouse.dblclick((box?.x ?? 0) + 70, (box?.y ?? 0) + 130)
  await expect(open).toBeVisible()

  await page.getByRole('tab', { name: 'Containers' }).click()
  await stepUntil(page, /stopped with exit code 1/)
  await expect(open).toContainText('STOPPED with exit code 1')
  await page.getByRole('button', { name: 'Close the task' }).click()
  await page.getByRole('button', { name: 'Mend it' }).click()
  await expect(page.getByRole('button', { name: 'Mend it' })).toHaveCount(0)
})
