import { describe, expect, it } from 'vitest'
import { crowdFixture, labFixture } from '../../testing/canvas/fixtures.ts'
import { treeRows } from './treeRows.ts'
import { matching, openIds, pathTo, rowOf, unfolded, visibleIds } from './treeState.ts'

const { world, nowMs } = labFixture()
const rows = treeRows(world, nowMs)

describe('what stands open', () => {
  it('at first zones and services, not single instances and not what stopped', () => {
    const open = openIds(rows, new Map())
    expect(open.has('zone/us-east-1a')).toBe(true)
    expect(open.has('services')).toBe(true)
    expect(open.has('stopped')).toBe(false)
    expect([...open].some((id) => id.startsWith('instance/'))).toBe(false)
  })

  it('only the groups of a crowd', () => {
    const crowd = crowdFixture(600)
    const crowded = treeRows(crowd.world, crowd.nowMs)
    expect(visibleIds(crowded, openIds(crowded, new Map()))).toHaveLength(9)
  })

  it('what a person opened or closed', () => {
    const open = openIds(
      rows,
      new Map([
        ['stopped', true],
        ['services', false],
      ]),
    )
    expect([open.has('stopped'), open.has('services')]).toEqual([true, false])
    expect(visibleIds(rows, open)).not.toContain('service/prod/web')
  })

  it('what a person opened a moment before something stood below it, and nothing else of that', () => {
    const before = rows.map((row) => (row.id === 'stopped' ? row.with([]) : row))
    const toggled = unfolded(new Map(), rowOf(before, 'stopped'))
    expect(openIds(before, toggled).has('stopped')).toBe(false)
    expect(openIds(rows, toggled).has('stopped')).toBe(true)
    expect(unfolded(toggled, rowOf(rows, 'services'))).toBe(toggled)
    expect(unfolded(toggled, null)).toBe(toggled)
  })
})

describe('finding', () => {
  it('the way to a task, to an instance and to what waits', () => {
    const [task] = world.tasks.values()
    if (task === undefined) throw new Error('the lab has tasks')
    expect(pathTo(rows, { kind: 'task', id: task.id })).toEqual([
      'region',
      'zone/us-east-1a',
      `instance/${task.instanceId ?? ''}`,
      `task/${task.id}`,
    ])
    expect(pathTo(rows, { kind: 'waiting', id: 'prod/worker' })).toEqual(['waiting', 'waiting/prod/worker'])
    expect(pathTo(rows, { kind: 'service', id: 'prod/web' })).toEqual(['services', 'service/prod/web'])
    expect(pathTo(rows, { kind: 'task', id: 'gone' })).toBeNull()
  })

  it('rows by name, state or the beginning of an id, with the rows above them', () => {
    const found = matching(rows, 'agent lost')
    expect(visibleIds(found, new Set(['region', 'zone/us-east-1c']))).toHaveLength(3)
    expect(rowOf(matching(rows, 'WEB:8 pulling'), 'services')).toBeNull()
    expect(matching(rows, 'no such thing')).toEqual([])
    expect(matching(rows, ' ')).toBe(rows)
  })

  it('all below an instance that is named', () => {
    const found = matching(rows, 'i-0b7e')
    const [task] = [...world.tasks.values()].filter((one) => one.step === 'draining').slice(-1)
    expect(rowOf(found, `task/${task?.id ?? ''}`)).not.toBeNull()
  })
})
