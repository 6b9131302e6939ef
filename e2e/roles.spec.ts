import { expect, test, type Locator } from '@playwright/test'
import { labFileOf } from '../src/testing/failedStarts.ts'
import { expectNoViolation } from './support/axe.ts'
import { why } from './support/demo.ts'
import { openLab, seek } from './support/lab.ts'

/** A fault of the execution role, on an instance by the role of that: what shows it, and what mends it. */
const EXECUTION = [
  { lab: 'no-token', action: 'ecr:GetAuthorizationToken', remedy: 'Attach AmazonECSTaskExecutionRolePolicy' },
  { lab: 'may-not-log', action: 'logs:CreateLogStream', remedy: 'Put a policy that allows logs:CreateLogStream' },
] as const

test('ROL-11 ROL-12 a role that may not start a task is found by the statement that is lacking, and mended by keyboard', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const { lab, action, remedy } of EXECUTION) {
    await openLab(page, labFileOf(`startLabs/${lab}`))
    await seek(page, 100_000)
    await page.getByRole('row', { name: /^Stopped, last 10 min/ }).press('ArrowRight')
    await page.getByRole('row', { name: /^web:1, task.*execution role refused/ }).press('Enter')
    const refused = why(page).getByRole('listitem').filter({ hasText: 'denied' }).first()
    await expect(refused).toContainText(action)
    await expect(refused).toContainText('No statement allows it.')
    if (lab === 'no-token') await expectNoViolation(page)
    await why(page)
      .getByRole('button', { name: `Do it: ${remedy}`, exact: true })
      .press('Enter')
    await expect(why(page).getByRole('listitem').filter({ hasText: 'denied' })).toHaveCount(0)
  }
})

test('ROL-13 code that may not is found by the key of its task while that is RUNNING, and given its permission, by keyboard', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openLab(page, labFileOf('roleLabs/code-denied'))
  await seek(page, 90_000)
  await page.getByRole('radio', { name: 'Roles' }).press(' ')
  await page.getByRole('row', { name: /^i-\w+, m5.large, 2 tasks/ }).press('ArrowRight')
  await page
    .getByRole('row', { name: /^shop:1, task .*RUNNING.*task role refused/ })
    .first()
    .press('Enter')
  const code = why(page).getByRole('group', { name: 'Your code: task role' })
  await expect(code).toContainText('s3:GetObject')
  await expect(code).toContainText('denied on prices/today.csv')
  await expect(code).toContainText('Nearest is Allow: statement 1 of own')
  await expectNoViolation(page)
  const remedy = 'Put a policy that allows s3:GetObject'
  await expect(why(page).getByRole('listitem').filter({ hasText: remedy })).toContainText('its next calls are allowed')
  await why(page).getByRole('tab', { name: 'Why', exact: true }).press('ArrowRight')
  await expect(why(page)).toContainText('ERROR An error occurred (AccessDenied) when calling the GetObject operation')
  await why(page).getByRole('tab', { name: 'Containers', exact: true }).press('ArrowLeft')
  await why(page)
    .getByRole('button', { name: `Do it: ${remedy}`, exact: true })
    .press('Enter')
  await expect(code).toContainText('allowed on prices/today.csv')
  await seek(page, 150_000)
  await why(page).getByRole('tab', { name: 'Why', exact: true }).press('ArrowRight')
  await expect(why(page)).toContainText('INFO s3:GetObject arn:aws:s3:::prices/today.csv: done')
})

test('ROL-7 an agent that never registers is found by its key and given its permission, by keyboard', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openLab(page, labFileOf('roleLabs/agent-never-registers'))
  await seek(page, 300_000)
  await page.getByRole('radio', { name: 'Roles' }).press(' ')
  await page.getByRole('row', { name: /not registered.*role of the instance profile refused/ }).press('Enter')
  await expect(why(page).getByRole('listitem').filter({ hasText: 'denied' }).first()).toContainText(
    'ecs:DiscoverPollEndpoint',
  )
  await expectNoViolation(page)
  const remedy = why(page).getByRole('button', {
    name: 'Do it: Attach AmazonEC2ContainerServiceforEC2Role',
    exact: true,
  })
  await remedy.press('Enter')
  await expect(remedy).toHaveCount(0)
  await seek(page, 400_000)
  await expect(page.getByRole('row', { name: /^i-\w+, m5.large, 0 tasks/ })).toBeVisible()

  // The role itself, with who uses it and what it may by now.
  await page.getByRole('row', { name: /^Roles/ }).press('ArrowRight')
  await page.getByRole('row', { name: /^role ecsInstanceRole, 2 policies/ }).press('Enter')
  await expect(why(page).getByRole('heading', { name: 'As role of instances' })).toBeVisible()
  await expectNoViolation(page)

  // Whoever acts in its name may no more than it does.
  await page.getByRole('button', { name: 'Act on the yard' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Create repository' }).press('Enter')
  await page.getByRole('button', { name: /Who acts/ }).press('Enter')
  await page.getByRole('option', { name: /^ecsInstanceRole/ }).press('Enter')
  await page.getByRole('button', { name: 'Create', exact: true }).press('Enter')
  await expect(page.getByRole('row', { name: /^repository web/ })).toBeVisible()
  await page.getByRole('button', { name: 'Act on the yard' }).press('Enter')
  expect(await isKeptFromTitle(page.getByRole('menuitem', { name: 'Create log group' }))).toBe(true)
  await page.getByRole('button', { name: /Who acts/ }).press('Enter')
  await page.getByRole('option', { name: /^ecsInstanceRole/ }).press('Enter')
  await page.getByRole('button', { name: 'Create', exact: true }).press('Enter')
  const denial = page.getByRole('alert').filter({ hasText: 'ecsInstanceRole may not logs:CreateLogGroup' })
  await expect(denial).toContainText(
    'a statement that allows logs:CreateLogGroup on it, in a policy of ecsInstanceRole',
  )
  await expectNoViolation(page)
  await page.getByRole('button', { name: /^Allow it and try again: logs:CreateLogGroup/ }).press('Enter')
  await expect(page.getByRole('row', { name: /^log group/ })).toBeVisible()
})

/** Opens a form and takes a field of it before its next frame; whether the focus is still there when the title was to have it. */
function isKeptFromTitle(item: Locator): Promise<boolean> {
  return item.evaluate(
    (opens: HTMLElement) =>
      new Promise<boolean>((resolve) => {
        const observer = new MutationObserver(() => {
          const field = document.querySelector<HTMLElement>('.act-column button[aria-haspopup]')
          if (field === null) return
          observer.disconnect()
          field.focus()
          const look = (): void => resolve(document.activeElement === field)
          requestAnimationFrame(() => requestAnimationFrame(look))
        })
        observer.observe(document.body, { childList: true, subtree: true })
        opens.click()
      }),
  )
}
