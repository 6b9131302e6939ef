import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { register, runTask, yard } from '../../../testing/builders.ts'
import { addProvider, putProviders } from '../../../testing/providers.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { treeRows } from '../../stage/treeRows.ts'
import { cardFor } from '../subjects.ts'
import { WhyProvider } from './WhyProvider.tsx'

/** What the inspector says of the provider. */
function whyOf({ world }: TestLab): string {
  const props = { id: 'cp', world, decisions: [], originMs: 0, onSelect: () => undefined }
  const markup = renderToStaticMarkup(createElement(WhyProvider, props))
  return markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

it('CPR-5 CPR-6 the tree tells what a provider has reserved, and a task for which provider it waits', () => {
  const lab = yard({ instances: 0 })
  addProvider(lab)
  putProviders(lab, ['cp'])
  register(lab)
  const { ids } = runTask(lab, { capacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }] })
  lab.to(60_000)
  const group = treeRows(lab.world, lab.nowMs).find((one) => one.id === 'capacityProviders')
  expect(group?.children.map((one) => one.words)).toEqual(['capacity provider cp, 200 % reserved, 1 task PROVISIONING'])
  expect(cardFor({ kind: 'task', id: ids[0] ?? '' }, lab.world, lab.nowMs)?.facts).toContainEqual({
    label: 'on',
    value: 'waits for capacity of provider cp',
  })
})

it('ASG-3 ASG-10 the tree tells who sizes a group that ECS does not', () => {
  const lab = yard({ instances: 0 })
  addProvider(lab, { managedScaling: { status: 'DISABLED' } })
  putProviders(lab, ['cp'])
  const ofGroup = (operation: string, input: object) =>
    lab.act('autoscaling', operation, { AutoScalingGroupName: 'cp-group', ...input })
  const detail = () => treeRows(lab.world, lab.nowMs).find((one) => one.id === 'capacityProviders')?.children[0]?.detail
  expect(detail()).toBe('not scaled')
  expect(whyOf(lab)).not.toMatch(/target capacity|step size/)
  ofGroup('PutScheduledUpdateGroupAction', { ScheduledActionName: 'morning', Recurrence: '0 8 * * *', MinSize: 1 })
  expect(detail()).toBe('by schedule')
  const simple = { AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1 }
  ofGroup('PutScalingPolicy', { PolicyName: 'more', PolicyType: 'SimpleScaling', ...simple })
  expect(detail()).toBe('by own policy')
})

it('CPR-5 the inspector lists what ECS goes by where it sizes the group', () => {
  const lab = yard({ instances: 0 })
  addProvider(lab)
  expect(whyOf(lab)).toMatch(/managed scaling ENABLED .*target capacity 100 % step size 1 to /)
})
