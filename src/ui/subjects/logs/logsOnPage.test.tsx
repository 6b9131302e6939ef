import { describe, expect, it } from 'vitest'
import { yard } from '../../../testing/builders.ts'
import { GROUP, logged, runLogging, runLoggingFargate } from '../../../testing/logs.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { inspectorHtml } from '../../inspector/inspectorHtml.fixture.tsx'
import { treeRows } from '../../stage/treeRows.ts'
import { logRemedies, missingGroups, unloggedOf } from './logRemedies.ts'

/** A task's containers, or a log group's lines. */
function html(lab: TestLab, kind: 'task' | 'logGroup', id: string): Promise<string> {
  return inspectorHtml(lab.world, { kind, id }, kind === 'task' ? 'containers' : 'logs')
}

describe('logs on the page', () => {
  it('are read in a task’s containers and in their group, which stands in the tree', async () => {
    const lab = logged(yard())
    const id = runLogging(lab)
    lab.forward(60_000)
    expect(await html(lab, 'task', id)).toContain('INFO listening on port 80')
    expect(await html(lab, 'logGroup', GROUP)).toContain('INFO listening on port 80')
    expect(treeRows(lab.world, lab.nowMs).map(({ name }) => name)).toContain('Log groups')
  })

  it.each([
    { lab: yard(), options: {}, why: 'No log group was ever created in us-east-1' },
    { lab: logged(yard()), options: { 'awslogs-group': '/x' }, why: 'There is no log group /x' },
  ])('say why there are none: $why', async ({ lab, options, why }) => {
    const id = runLogging(lab, options)
    lab.forward(5_000)
    expect(await html(lab, 'task', id)).toContain(why)
  })

  it('LOG-9 name what helps a task that was not started, until its group is there', async () => {
    const lab = logged(yard({ instances: 0 }))
    runLoggingFargate(lab, { 'awslogs-group': '/x' })
    lab.forward(60_000)
    const decision = lab.decisions.at(-1)
    if (decision?.kind !== 'stop') throw new Error('it stops')
    expect(logRemedies(decision, lab.world)).toEqual([
      {
        label: 'CreateLogGroup /x',
        acts: [{ service: 'logs', operation: 'CreateLogGroup', input: { logGroupName: '/x' } }],
      },
    ])
    expect(missingGroups(lab.world)).toEqual(['/x'])
    lab.act('logs', 'CreateLogGroup', { logGroupName: '/x' })
    expect(unloggedOf(decision, lab.world)).toBeNull()
  })
})
