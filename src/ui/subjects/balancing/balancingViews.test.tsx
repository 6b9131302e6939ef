import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { createGroup, front, targetsIn } from '../../../testing/balancers.ts'
import { NETWORK, registerFargate, runTask, yard } from '../../../testing/builders.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import type { TreeRow } from '../../stage/treeRow.ts'
import { treeRows } from '../../stage/treeRows.ts'
import { cardFor, SUBJECTS } from '../subjects.ts'

const lab = yard({ instances: 0 })
registerFargate(lab)
const { group, balancer } = front(lab)
const [taskId = ''] = runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }).ids
lab.forward(60_000)
const address = lab.world.tasks.get(taskId)?.privateIp ?? ''
lab.act('elbv2', 'RegisterTargets', { TargetGroupArn: group, Targets: [{ Id: address }] })
lab.forward(4_000)
const [target] = targetsIn(lab, group)

const all = (rows: readonly TreeRow[]): readonly TreeRow[] => rows.flatMap((row) => [row, ...all(row.children)])

function why({ kind, id }: SubjectRef): string {
  const { Why } = SUBJECTS[kind]
  if (Why === undefined) return ''
  return renderToStaticMarkup(<Why id={id} world={lab.world} decisions={[]} originMs={0} onSelect={() => undefined} />)
}

it('a load balancer stands in the tree over its group and targets, each of which can be described', () => {
  const rows = all(treeRows(lab.world, lab.nowMs)).filter((row) =>
    ['loadBalancer', 'targetGroup', 'target'].includes(row.kind),
  )
  expect(rows.map(({ words }) => words)).toEqual([
    'load balancer front, application, active, 1 of 1 target healthy',
    'target group web, 1 healthy',
    `target ${address}:80, healthy`,
  ])
  for (const { target: ref } of rows) {
    const read = ref === null ? null : SUBJECTS[ref.kind].describe?.(ref.id, lab.world)
    const answer = lab.act(read?.act.service ?? 'lab', read?.act.operation ?? '', read?.act.input ?? {})
    expect(answer[read?.field ?? '']).toHaveLength(1)
  }
})

it('a lab without one has no such row', () => {
  expect(treeRows(yard().world, 0).map(({ id }) => id)).not.toContain('balancers')
})

it('the group lists targets with state and checks, what its check means, and the rule that leads there', () => {
  const html = why({ kind: 'targetGroup', id: group })
  expect(html).toContain(`${address}:80`)
  expect(html).toContain('aria-label="1 passed"')
  expect(html).toContain('finds what hangs in')
  expect(html).toContain('deregistration_delay.timeout_seconds')
  expect(html).toContain('HTTP:80')
})

it('balancer and target lead to each other', () => {
  expect(why({ kind: 'loadBalancer', id: balancer })).toMatch(/default.*web/s)
  expect(why({ kind: 'target', id: target?.key ?? '' })).toMatch(/In .*web/s)
  expect(cardFor({ kind: 'target', id: target?.key ?? '' }, lab.world, lab.nowMs)).toMatchObject({
    title: `${address}:80`,
    state: 'healthy',
    tone: 'plain',
  })
})

it('what AWS says of several targets alike is told once, and of one in its row', () => {
  const idle = createGroup(lab, { Name: 'idle' })
  const add = (Id: string) => lab.act('elbv2', 'RegisterTargets', { TargetGroupArn: idle, Targets: [{ Id }] })
  const told = () => why({ kind: 'targetGroup', id: idle }).split('is not configured to receive traffic')
  add('10.0.0.200')
  expect(told()[0]).toContain('target-state')
  add('10.0.0.201')
  expect(told()).toHaveLength(2)
  expect(told()[0]).not.toContain('target-state')
})
