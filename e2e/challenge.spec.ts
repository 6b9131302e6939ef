import { expect, test, type Page } from '@playwright/test'
import { drawQuiz } from '../src/challenge/drawQuiz.ts'
import { makeQuestion } from '../src/challenge/make/makeQuestion.ts'
import { templateOf } from '../src/challenge/templates/allTemplates.ts'
import { expectNoViolation } from './support/axe.ts'

const SEED = 3
const DAY_MS = 24 * 60 * 60_000
const ID = 'what-unsticks'

/** The question that the address asks, as the page will make it: with its key. */
function questionOf() {
  const concept = { id: `template/${ID}`, title: '', topic: '', exam: [], isExamForm: true }
  const [ref] = drawQuiz([concept], { seed: SEED, count: 1 })
  const template = templateOf(ID)
  if (ref === undefined || template === undefined) throw new Error('The template is gone')
  const { question } = makeQuestion(template, ref.seed).made
  if (question.kind !== 'choice') throw new Error('It asks otherwise now')
  return question
}

async function open(page: Page, search: string): Promise<void> {
  await page.goto(`/challenge/quiz?${search}&seed=${String(SEED)}&count=1`)
}

test('a question on a world: answered by keys, wrongly; both worlds play on one clock; what it showed is told', async ({
  page,
}) => {
  const { title, options } = questionOf()
  const wrong = options.findIndex(({ isRight }) => !isRight)
  await open(page, `concepts=template/${ID}`)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expectNoViolation(page)
  await page.keyboard.press(String(wrong + 1))
  await page.keyboard.press('Shift+Digit3')
  await page.keyboard.press('Enter')
  const both = page.getByRole('button', { name: 'Play both worlds' })
  await expect(both).toBeVisible()
  await both.press('Enter')
  const right = page.getByRole('region', { name: 'What is right' })
  const given = page.getByRole('region', { name: 'Your answer' })
  await expect(right.locator('output')).not.toHaveText('00:00:00')
  await page.getByRole('button', { name: /^Pause/ }).press('Enter')
  await expect(page.getByRole('button', { name: /^Play(?! both)/ })).toBeVisible()
  expect(await given.locator('output').innerText()).toBe(await right.locator('output').innerText())
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoViolation(page)
  await page.getByRole('button', { name: 'One world' }).press('Enter')
  await expect(right).toBeHidden()
  await page.getByRole('button', { name: /^See the result/ }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '0 of 1 right' })).toBeVisible()
  await expectNoViolation(page)
})

test('knowledge items by keys alone: a reason for every option, answers that are there after a reload, on a later day, and in another profile', async ({
  page,
  browser,
}) => {
  await page.goto('/challenge')
  await expect(page.getByText('15 concepts').first()).toBeVisible()
  await expectNoViolation(page)
  // The topic that has items alone: a question on a world is told on its stage.
  await page.getByRole('link', { name: 'Storage, logs, events' }).press('Enter')
  await expect(page.getByText('Question 1 of 10', { exact: true })).toBeVisible()
  await expect(page.getByRole('radio').or(page.getByRole('checkbox')).first()).toBeVisible()
  const isSeveral = (await page.getByRole('checkbox').count()) > 0
  await page.keyboard.press('1')
  if (isSeveral) await page.keyboard.press('2')
  await page.keyboard.press('Shift+Digit1')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: /right/i })).toBeVisible()
  await expect(page.locator('.answer-rows__shows')).toHaveCount(await page.locator('.answer-rows__row').count())
  await expectNoViolation(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Question 2 of 10', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByText('Question 2 of 10', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1, name: 'Challenge' })).toBeVisible()

  // Days later it is due; the file of it brings it to another profile.
  await page.clock.setFixedTime(Date.now() + 60 * DAY_MS)
  await page.goto('/challenge/progress')
  await expect(page.getByRole('heading', { name: '1 concept due' })).toBeVisible()
  await expectNoViolation(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export progress' }).press('Enter'),
  ])
  const context = await browser.newContext()
  const other = await context.newPage()
  await other.goto('/challenge/progress')
  const [chooser] = await Promise.all([
    other.waitForEvent('filechooser'),
    other.getByRole('button', { name: 'Import' }).press('Enter'),
  ])
  await chooser.setFiles(await download.path())
  await other.getByRole('button', { name: 'Add to mine' }).press('Enter')
  await expect(other.getByText('1 answer added.')).toBeVisible()
  await context.close()
})

test('a duel by two hands on one keyboard: nothing shows before both are in; then who was right', async ({ page }) => {
  await page.goto('/challenge/duel?seed=5&left=Ana&right=Ben')
  await expect(page.getByRole('list', { name: 'The options' })).toBeVisible()
  await page.keyboard.press('w')
  await expect(page.getByRole('region', { name: 'Ana' })).toContainText('locked in')
  await expect(page.getByRole('region', { name: 'Ben' })).toContainText('thinking')
  await expectNoViolation(page)
  await page.keyboard.press('i')
  await expect(page.getByText('Ana’s and Ben’s answer')).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoViolation(page)
})
