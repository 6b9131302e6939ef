import { expect, test } from '@playwright/test'
import type { LabFile } from '../src/labfile/labFile.ts'
import { expectNoViolation } from './support/axe.ts'
import { why } from './support/demo.ts'
import { openLab, seek } from './support/lab.ts'

const GROUP = '/ecs/web'

/** A service on Fargate whose log group nobody has made; another group is there, so that groups are spoken of. */
const LAB: LabFile = {
  format: 'taskyard/lab',
  version: 1,
  title: 'A log group that nobody made',
  seed: 1,
  commands: [
    { atMs: 0, service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'yard' } },
    { atMs: 0, service: 'logs', operation: 'CreateLogGroup', input: { logGroupName: '/ecs/shop' } },
    {
      atMs: 0,
      service: 'ecs',
      operation: 'RegisterTaskDefinition',
      input: {
        family: 'web',
        requiresCompatibilities: ['FARGATE'],
        networkMode: 'awsvpc',
        cpu: '256',
        memory: '512',
        executionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
        containerDefinitions: [
          {
            name: 'main',
            image: 'nginx:1',
            logConfiguration: {
              logDriver: 'awslogs',
              options: { 'awslogs-group': GROUP, 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'app' },
            },
          },
        ],
      },
    },
    {
      atMs: 1_000,
      service: 'ecs',
      operation: 'CreateService',
      input: {
        cluster: 'yard',
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: 1,
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'], assignPublicIp: 'ENABLED' } },
      },
    },
  ],
}

test('LOG-9 by keyboard alone: why a task does not start for its log, a remedy on a branch, and the line that it wrote then', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openLab(page, LAB)
  await seek(page, 60_000)
  await page.getByRole('row', { name: /^Stopped, last 10 min/ }).press('ArrowRight')
  await page.getByRole('row', { name: /^web:1, task .*Failed to start/ }).press('Enter')
  await expect(why(page)).toContainText('ResourceNotFoundException: The specified log group does not exist.')
  await why(page)
    .getByRole('button', { name: /failed to start$/ })
    .press('Enter')
  await expect(why(page)).toContainText(`logs:CreateLogStream ${GROUP}`)
  // The group's own name is not shortened: what mends it has run in the model by then.
  await expect(
    why(page)
      .getByRole('listitem')
      .filter({ hasText: `CreateLogGroup ${GROUP}` }),
  ).toContainText(/all RUNNING after \d+ s/)
  await page.getByRole('button', { name: `Try on a branch: CreateLogGroup ${GROUP}` }).press('Enter')
  await page.getByRole('button', { name: 'Show alone' }).last().press('Enter')
  await seek(page, 240_000)
  await page.getByRole('row', { name: /^web:1, task .*RUNNING/ }).press('Enter')
  await why(page).getByRole('tab', { name: 'Why', exact: true }).press('ArrowRight')
  await expect(why(page)).toContainText('INFO starting nginx:1')

  await page.getByRole('row', { name: new RegExp(`^log group ${GROUP}`) }).press('Enter')
  const filter = page.getByRole('searchbox', { name: 'Filter the log group' })
  await filter.press('s')
  await expect(why(page).getByText('1 line', { exact: true })).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectNoViolation(page)
  }
})
