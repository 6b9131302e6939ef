import { expect, test } from '@playwright/test'
import { act } from '../src/model/api/act.ts'
import { openLab, seek } from './support/lab.ts'

const TITLE = 'Blue/green and back'
const definition = act('ecs', 'RegisterTaskDefinition', {
  family: 'web',
  containerDefinitions: [{ name: 'web', image: 'web:1', cpu: 256, memory: 512 }],
})
const next = (taskDefinition: string) =>
  act('ecs', 'UpdateService', { cluster: 'yard', service: 'web', taskDefinition })
const COMMANDS = [
  act('ecs', 'CreateCluster', { clusterName: 'yard' }),
  act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large', count: 2 }),
  definition,
  definition,
  act('ecs', 'CreateService', {
    cluster: 'yard',
    serviceName: 'web',
    taskDefinition: 'web:1',
    desiredCount: 2,
    deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 },
  }),
].map((one) => ({ atMs: 0, ...one }))

test('DEP-35, DEP-36 a blue/green deployment goes to its end, and the next is taken back by keyboard', async ({
  page,
}) => {
  const commands = [...COMMANDS, { atMs: 120_000, ...next('web:2') }, { atMs: 700_000, ...next('web:1') }]
  const file = { format: 'taskyard/lab', version: 1, title: TITLE, seed: 1, commands } as const
  await openLab(page, file)

  await page.getByRole('row', { name: /^service web/ }).press('Enter')
  const inspector = page.getByRole('region', { name: 'Inspector' })
  const stage = inspector.getByRole('list', { name: 'Lifecycle stages' }).locator('[aria-current=step]')
  await seek(page, 300_000)
  await expect(stage).toHaveText('BAKE_TIME')
  await seek(page, 690_000)
  await expect(page.getByText(/web:2 SUCCESSFUL in/)).toBeVisible()

  await seek(page, 900_000)
  await page.getByRole('button', { name: 'Stop and roll back' }).press('Enter')
  await seek(page, 1_000_000)
  await expect(page.getByText(/web:1 ROLLBACK_SUCCESSFUL in/)).toBeVisible()
  await expect(page.getByRole('row', { name: /^service web, 2 running of 2 desired, steady/ })).toBeVisible()
})
