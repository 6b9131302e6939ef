import { expect, it } from 'vitest'
import { register, runTask, yard } from '../../../testing/builders.ts'
import { addProvider, putProviders } from '../../../testing/providers.ts'
import { treeRows } from '../../stage/treeRows.ts'
import { cardFor } from '../subjects.ts'

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
