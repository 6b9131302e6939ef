import { expect, type Page } from '@playwright/test'
import { everyBeat, storyDocument } from '../../src/lessons/story.fixture.ts'

const update = (input: object) => ({
  service: 'ecs',
  operation: 'UpdateService',
  input: { cluster: 'yard', service: 'web', ...input },
})
const nextRevision = {
  service: 'ecs',
  operation: 'RegisterTaskDefinition',
  input: { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:2', cpu: 512, memory: 1_024 }] },
}
const stuck = { minimumHealthyPercent: 100, maximumPercent: 100 }

/** A question of every kind that there is. Rolling one task at 100 / 100 asks for counts, for a change, for counts. */
const beats = [
  ...everyBeat,
  {
    say: 'One task is left, at 100 / 100.',
    do: [update({ desiredCount: 1, deploymentConfiguration: stuck })],
    until: { ms: 120_000 },
  },
  { say: 'The next revision is deployed.', do: [nextRevision, update({ taskDefinition: 'web:2' })] },
  {
    rolling: {
      change: {
        question: 'Change one percent so that it rolls.',
        prompt: 'Either one.',
        solution: { maximumPercent: 200 },
      },
    },
  },
]

/** As the file of a scenario that the page knows. */
const EVERY_KIND = JSON.stringify({ ...storyDocument(beats), id: 'notes-scenario-1' })

/** Opens the story at its introduction. */
export async function openEveryKind(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
  await page.route('**/scenarios/notes-scenario-1.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: EVERY_KIND }),
  )
  await page.goto('/scenarios/notes-scenario-1')
  await expect(page.getByRole('heading', { name: 'A story of each kind' })).toBeVisible()
}

export const panelOf = (page: Page) => page.getByRole('complementary', { name: 'What is asked' })

/** What leads on from a reveal, or from what is told. */
export const goesOn = (page: Page) => page.getByRole('button', { name: /^(Next question|Go on|See it completed)/ })

export const triesAgain = (page: Page) => page.getByRole('button', { name: /^Try again/ })
