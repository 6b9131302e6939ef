import { describe, expect, it, vi } from 'vitest'
import { containersFixture, crowdFixture, demoFixture, labFixture } from '../../testing/canvas/fixtures.ts'
import { yard } from '../../testing/builders.ts'
import { newWorld } from '../../model/world/world.ts'
import type { Task } from '../../model/world/task/task.ts'
import { SUBJECTS } from '../subjects/subjects.ts'
import type { TreeRow } from './treeRow.ts'
import { treeRows } from './treeRows.ts'
import { openIds, pathTo } from './treeState.ts'

function flat(rows: readonly TreeRow[]): readonly TreeRow[] {
  return rows.flatMap((row) => [row, ...flat(row.children)])
}

function outline(rows: readonly TreeRow[], depth = 0): string[] {
  return rows.flatMap((row) => [
    `${'  '.repeat(depth)}${[row.name, row.aside, row.detail].filter((part) => part !== '').join(' | ')}`,
    ...outline(row.children, depth + 1),
  ])
}

describe('APP-2 the tree says what the stage shows', () => {
  it('has every task of the world exactly once, with its lastStatus', () => {
    for (const { world, nowMs } of [
      demoFixture(),
      labFixture(),
      crowdFixture(200),
      crowdFixture(50, { isFargate: true }),
    ]) {
      const rows = flat(treeRows(world, nowMs)).filter((row) => row.target?.kind === 'task')
      expect(rows.map((row) => row.target?.id).toSorted()).toEqual([...world.tasks.keys()].toSorted())
      for (const row of rows) expect(row.words).toMatch(/lastStatus [A-Z]+/)
    }
  })

  it('says names, states and counts in words', () => {
    const { world, nowMs } = demoFixture()
    const ids = [...world.tasks.keys()].map((id) => id.slice(0, 4))
    expect(outline(treeRows(world, nowMs))).toEqual([
      'Services | running / desired',
      '  web | 0 / 4',
      '    web:8 | PRIMARY | 0 running',
      'Task definitions | 2',
      '  web:8 | app',
      '  web:7 | app',
      'us-east-1 | yard-demo | 4 tasks',
      '  us-east-1a | 2',
      '    i-0a4c | 2',
      `      web:7 | ${ids[0] ?? ''} | healthy`,
      `      web:8 | ${ids[1] ?? ''} | not healthy yet`,
      '  us-east-1b | 1',
      '    i-0b91 | 1',
      `      web:7 | ${ids[2] ?? ''} | healthy`,
      '  us-east-1c | 1',
      '    i-0c3f | 1',
      `      web:8 | ${ids[3] ?? ''} | not healthy yet`,
      'Waiting for a place | none',
      'Stopped, last 10 min | 2',
      `  web:7 | ${ids[5] ?? ''} | stopped`,
      `  web:7 | ${ids[4] ?? ''} | stopped`,
    ])
  })

  it('names trouble: no place, an agent lost, unhealthy, failed', () => {
    const { world, nowMs } = labFixture()
    const trouble = flat(treeRows(world, nowMs)).filter((row) => row.tone === 'trouble')
    expect(trouble.map((row) => row.detail || row.name)).toEqual([
      '1 task has no place',
      'agent lost, 2',
      'unhealthy',
      'no place',
      'failed to start',
    ])
  })

  it('finds words for what is read, not for thousands in a closed list; of a task that is gone by then its id', () => {
    const { world, nowMs } = crowdFixture(200)
    const line = vi.spyOn(SUBJECTS.task, 'line')
    const rows = flat(treeRows(world, nowMs)).filter((row) => row.kind === 'task')
    expect(line).not.toHaveBeenCalled()
    const [first, second] = rows
    expect([first?.words, first?.detail]).toEqual([expect.stringMatching(/lastStatus/), expect.any(String)])
    expect(line).toHaveBeenCalledOnce()
    ;(world.tasks as Map<string, Task>).delete(second?.target?.id ?? '')
    expect(second?.words).toBe(second?.target?.id)
    line.mockRestore()
  })

  it('has the containers of a task while the stage is open on it, and no others', () => {
    const { world, nowMs } = containersFixture()
    const of = [...world.tasks.values()].filter((one) => one.definitionKey === 'of3:1')
    const open = of.find((one) => one.healthStatus === 'UNKNOWN' && one.step === 'running')
    const containers = (openId: string | null) =>
      flat(treeRows(world, nowMs, openId)).filter((row) => row.kind === 'container')
    expect(containers(null)).toEqual([])
    expect(containers(open?.id ?? '').map(({ words, detail }) => [words, detail])).toEqual([
      ['container c1, app, RUNNING, essential', 'RUNNING'],
      ['container c2, app, RUNNING, essential', 'RUNNING'],
      ['container c3, app, RUNNING, essential', 'RUNNING'],
    ])
    const rows = treeRows(world, nowMs, open?.id ?? '')
    const path = pathTo(rows, { kind: 'task', id: open?.id ?? '' })
    expect(openIds(rows, new Map())).toContain(path?.at(-1))
  })

  it('has a row for each Auto Scaling group, by which its inspector is opened', () => {
    const lab = yard({ instances: 0 })
    lab.act('ec2', 'CreateLaunchTemplate', {
      LaunchTemplateName: 'large',
      LaunchTemplateData: { InstanceType: 'm5.large', UserData: 'ECS_CLUSTER=yard' },
    })
    lab.act('autoscaling', 'CreateAutoScalingGroup', {
      AutoScalingGroupName: 'asg',
      MinSize: 0,
      MaxSize: 4,
      DesiredCapacity: 2,
      LaunchTemplate: { LaunchTemplateName: 'large' },
    })
    lab.forward(120_000)
    lab.act('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'asg', DesiredCapacity: 0 })
    const found = flat(treeRows(lab.world, lab.nowMs)).find(({ kind }) => kind === 'autoScalingGroup')
    expect(found).toMatchObject({
      target: { kind: 'autoScalingGroup', id: 'asg' },
      words: expect.stringMatching(/^Auto Scaling group asg, \d of 0 desired$/) as string,
    })
  })

  it('gives every row an id of its own', () => {
    for (const { world, nowMs } of [labFixture(), crowdFixture(100)]) {
      const ids = flat(treeRows(world, nowMs)).map((row) => row.id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('says in an empty lab that there is nothing yet', () => {
    expect(outline(treeRows(newWorld(1), 0))).toEqual([
      'Services | none',
      'us-east-1 | no instances',
      'Waiting for a place | none',
      'Stopped, last 10 min | none',
    ])
  })
})
