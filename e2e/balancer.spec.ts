import { expect, test } from '@playwright/test'
import { expectNoViolation } from './support/axe.ts'
import { stepUntil, why } from './support/demo.ts'
import { act, deploySample, stepTo } from './support/lab.ts'

test('ALB-14 a load balancer before a service: its check is broken, ECS replaces the task, its target says why', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await deploySample(page)
  await stepUntil(page, /Deployment completed/)

  await act(page, 'Put a load balancer in front')
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill('front-')
  await page.getByRole('button', { name: 'Put in front' }).click()
  await expect(page.getByText('cannot begin or end with a hyphen')).toBeVisible()
  // From here on by keyboard, as far as the form goes.
  await name.fill('front')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /^load balancer front/ })).toBeVisible()
  await stepTo(page, /^target group nginx, .*healthy/)

  await page.getByRole('row', { name: /^target group nginx/ }).click()
  await expect(page.getByRole('radio', { name: 'Traffic' })).toBeChecked()
  await expect(why(page)).toContainText('finds what hangs in')
  await expectNoViolation(page)
  await page.getByRole('button', { name: 'Break its health check' }).click()
  await stepTo(page, /^target .*, unhealthy, Health checks failed with these codes: \[503\]/)
  await page
    .getByRole('row', { name: /^target .*, unhealthy/ })
    .first()
    .click()
  await expect(why(page)).toContainText('Target.ResponseCodeMismatch')
  await expect(why(page)).toContainText('2 failed')
  await page.keyboard.press('Escape')
  await stepUntil(page, /health checks|Starts/)

  // What will be sent is drawn where it will be seen: by keyboard from there on, by mouse along a stroke.
  await page.getByRole('radio', { name: 'Requests' }).click()
  const begin = page.getByRole('button', { name: 'Draw requests from now on' })
  await begin.press('Enter')
  const points = page.getByRole('slider', { name: /^At / })
  await expect(points.first()).toBeFocused()
  await page.keyboard.press('Shift+PageUp')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowUp')
  const rates = () => points.evaluateAll((all) => all.map((point) => Number(point.getAttribute('aria-valuenow'))))
  const keyed = await rates()
  expect(keyed.slice(0, 3)).toEqual([15, 18, 15])
  expect(new Set(keyed.slice(2))).toEqual(new Set([15]))
  await expectNoViolation(page, { within: ['.timeline'] })
  const track = await page.getByRole('group', { name: /^Requests a second from/ }).boundingBox()
  const [left, foot] = [track?.x ?? 0, (track?.y ?? 0) + (track?.height ?? 0)]
  await page.mouse.move(left + 60, foot - 2)
  await page.mouse.down()
  await page.mouse.move(left + (track?.width ?? 0) - 1, (track?.y ?? 0) + 1, { steps: 2 })
  await page.mouse.up()
  const drawn = await rates()
  expect(drawn.slice(0, 2)).toEqual([15, 18])
  expect(drawn.at(-1)).toBeGreaterThan(90)
  expect(drawn.slice(8)).toEqual(drawn.slice(8).toSorted((a, b) => a - b))
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(begin).toBeFocused()
  const pins = page.getByRole('toolbar', { name: 'Your acts' })
  await expect(pins.getByRole('button', { name: /SetTraffic/ })).toHaveCount(1)
})
