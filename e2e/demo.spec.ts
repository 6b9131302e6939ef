import { expect, test } from '@playwright/test'
import { clock, openDemo, stepUntil, stripPairs, why } from './support/demo.ts'

/** What AWS's rules and the course notes say of each preset with four tasks (DEP-2, DEP-3). */
const PRESETS = [
  { name: 'Half may stop', pairs: ['4+0', '2+0', '2+2', '0+2', '0+4'], ends: /Deployment completed/ },
  { name: 'All must stay', pairs: ['4+0', '4+2', '2+2', '2+4', '0+4'], ends: /Deployment completed/ },
  { name: 'ECS default', pairs: ['4+0', '4+4', '0+4'], ends: /Deployment completed/ },
  {
    name: 'An outage',
    pairs: ['4+0', '0+0', '0+4'],
    passes: /No task runs: every request fails/,
    ends: /Deployment completed/,
  },
  { name: 'Can never roll', pairs: ['4+0'], ends: /Can never roll/ },
]

test('the demo with each preset, one after the other', async ({ page }) => {
  await openDemo(page)
  for (const { name, pairs, passes, ends } of PRESETS) {
    const preset = page.getByRole('radio', { name: new RegExp(name) })
    await preset.check({ force: true })
    await expect(preset).toBeChecked()
    await expect.poll(() => stripPairs(page), name).toEqual(pairs)
    await expect(clock(page)).toHaveText('00:00:00')
    if (passes !== undefined) await stepUntil(page, passes)
    await stepUntil(page, ends)
    expect(await stripPairs(page), name).toEqual(pairs)
  }
  // The last of them says so in ECS's own event and in words.
  await expect(why(page)).toContainText('may not stop')
  await expect(why(page)).toContainText('was unable to stop or start tasks during a deployment')
})

test('play runs, pause stops the clock, and a preset chosen anew after a slider begins its run anew', async ({
  page,
}) => {
  await openDemo(page)
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(clock(page)).not.toHaveText('00:00:00')
  await page.keyboard.press('Space')
  const paused = await clock(page).innerText()
  await page.waitForTimeout(600)
  await expect(clock(page)).toHaveText(paused)

  await page.keyboard.press('Home')
  await expect(clock(page)).toHaveText('00:00:00')
  await stepUntil(page, /ECS waits/)
  const first = page.getByRole('radio', { name: /Half may stop/ })
  await page.getByRole('slider', { name: 'Maximum percent' }).focus()
  await page.keyboard.press('End')
  await expect(first).not.toBeChecked()
  await first.check({ force: true })
  await expect(clock(page)).toHaveText('00:00:00')
  await expect(page.getByText('upper limit = 4 × 100 % = 4, rounded down')).toBeVisible()
})

test('a slider moved in mid-deployment moves the band, and a change in the past makes a branch', async ({ page }) => {
  await openDemo(page)
  await stepUntil(page, /ECS waits/)
  const maximum = page.getByRole('slider', { name: 'Maximum percent' })
  await maximum.focus()
  for (let i = 0; i < 5; i++) await page.keyboard.press('PageUp')
  await expect(page.getByText('upper limit = 4 × 150 % = 6, rounded down')).toBeVisible()
  await stepUntil(page, /Starts 2 of 2/)
  const onMain = await stripPairs(page)

  await page.getByRole('slider', { name: 'Time' }).focus()
  await page.keyboard.press('Home')
  // The slider goes to its last place when it is free: a step before that would be undone by it.
  await expect(clock(page)).toHaveText('00:00:00')
  await page.getByRole('button', { name: 'Next decision' }).click()
  await expect(clock(page)).toHaveText('00:00:01')
  await page.getByRole('slider', { name: 'Minimum healthy percent' }).focus()
  await page.keyboard.press('Home')
  await expect(page.getByText('lower limit = 4 × 0 % = 0, rounded up')).toBeVisible()
  await expect(page.getByText('branch 2')).toBeVisible()
  expect(await stripPairs(page)).not.toEqual(onMain)
  await page.getByRole('button', { name: 'branch 2' }).click()
  await page.getByRole('menuitem', { name: /main.*Max 150 %/ }).click()
  await expect(page.getByText('lower limit = 4 × 50 % = 2, rounded up')).toBeVisible()
  await expect(page.getByRole('button', { name: 'main' })).toBeVisible()
})

test('a change in mid-deployment is in the address, and goes along to the lab and back', async ({ page }) => {
  await openDemo(page)
  await stepUntil(page, /Starts 2 of 4/)
  await page.getByRole('slider', { name: 'Maximum percent' }).focus()
  await page.keyboard.press('End')
  await expect(page).toHaveURL(/at=5000&changes=5000max200$/)
  const changed = ['4+0', '2+0', '2+2', '2+4', '0+4']
  await expect.poll(() => stripPairs(page)).toEqual(changed)
  await page.reload()
  await expect(clock(page)).toHaveText('00:00:05')
  await expect.poll(() => stripPairs(page)).toEqual(changed)
  await expect(page.getByText('upper limit = 4 × 200 % = 8, rounded down')).toBeVisible()

  await page.getByRole('button', { name: 'Open in the lab' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Rolling update of 4 tasks' })).toBeAttached()
  await expect(clock(page)).toHaveText('00:01:05')
  await page.goBack()
  await expect(clock(page)).toHaveText('00:00:05')
  await expect.poll(() => stripPairs(page)).toEqual(changed)
})

test('two settings side by side share one clock and one seed', async ({ page }) => {
  await openDemo(page, '?min=50&max=100')
  await page.getByRole('button', { name: 'Compare with another setting' }).click()
  const [a, b] = [page.getByRole('region', { name: 'Setting A' }), page.getByRole('region', { name: 'Setting B' })]
  await expect(a).toContainText('lower 2, upper 4')
  await expect(b).toContainText('lower 4, upper 6')
  for (const name of ['00:00:01', '00:00:05', '00:00:09', '00:00:13']) {
    await page.getByRole('button', { name: 'Next decision' }).click()
    await expect(clock(page)).toHaveText(name)
  }
  await expect(page.getByText('124 %')).toBeVisible()
  await expect(page.getByText('62 %')).toBeVisible()
  await page.getByRole('button', { name: 'Close comparison' }).click()
  await expect(page.getByRole('heading', { name: 'Rolling update', level: 2, exact: true })).toBeVisible()
})

test('an old deep link opens the same moment of the same run, the comparison included', async ({ page }) => {
  await page.goto('/demo?min=50&max=100&bMin=100&bMax=150&at=13000&seed=7')
  await expect(clock(page)).toHaveText('00:00:13')
  await expect(page.getByText('seed 7, same load')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Setting B' })).toContainText('lower 4, upper 6')
  await expect(page).toHaveURL(/\/rolling\?(?=.*seed=7)(?=.*bMax=150)/)
})

test('a killed worker is rebuilt from the log, paused, with nothing lost', async ({ page }) => {
  await page.goto('/rolling?min=50&max=100&probe=1')
  await expect(clock(page)).toHaveText('00:00:00')
  await stepUntil(page, /ECS waits/)
  const before = { time: await clock(page).innerText(), pairs: await stripPairs(page) }
  await page.evaluate(() => window.__taskyard?.crashWorker())
  await expect(page.getByText(/The model stopped and was rebuilt from \d+ commands\. Nothing is lost\./)).toBeVisible()
  await expect(clock(page)).toHaveText(before.time)
  expect(await stripPairs(page)).toEqual(before.pairs)
  await stepUntil(page, /Deployment completed/)
})
