import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { Run } from '../../model/engine/run.ts'
import type { Command } from '../../model/api/command.ts'
import { Inspector, type InspectorTab } from './Inspector.tsx'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { decisionRef } from '../subjects/decision/decisionRef.ts'

const ecs = (operation: string, input: Command['input']) => ({ service: 'ecs' as const, operation, input })

const LOGS = { logDriver: 'awslogs', options: { 'awslogs-group': 'app', 'awslogs-region': 'us-east-1' } }

/** A rolling update 38 s old, and a service whose task fits nowhere. */
function madeRun(): Run {
  const run = new Run({ seed: 1 })
  const container = (cpu: number) => [
    { name: 'app', image: 'app', cpu, memory: 512, essential: true, logConfiguration: LOGS },
  ]
  const register = (family: string, cpu: number) =>
    ecs('RegisterTaskDefinition', { family, containerDefinitions: container(cpu) })
  const percents = { minimumHealthyPercent: 50, maximumPercent: 100 }
  const acts = [
    ecs('CreateCluster', { clusterName: 'c' }),
    {
      service: 'lab' as const,
      operation: 'AddContainerInstances',
      input: { cluster: 'c', instanceType: 'm5.large', count: 3 },
    },
    register('web', 512),
    register('web', 512),
    register('worker', 2_048),
    ecs('CreateService', {
      cluster: 'c',
      serviceName: 'web',
      taskDefinition: 'web:1',
      desiredCount: 4,
      deploymentConfiguration: percents,
    }),
  ]
  for (const act of acts) expect(run.act(act)).toHaveProperty('output')
  run.advance(300_000)
  run.act(ecs('UpdateService', { cluster: 'c', service: 'web', taskDefinition: 'web:2' }))
  run.act(ecs('CreateService', { cluster: 'c', serviceName: 'worker', taskDefinition: 'worker:1', desiredCount: 1 }))
  run.advance(338_000)
  return run
}

let run: Run
beforeAll(() => {
  run = madeRun()
})

function html(selection: SubjectRef | null, tab: InspectorTab = 'why', isAnswered = true): string {
  const { world, history } = run
  const explanation = selection?.kind === 'decision' ? run.explain(Number(selection.id)) : null
  return renderToStaticMarkup(
    <Inspector
      {...{ selection, world, tab }}
      decisions={history.decisions}
      describe={{ services: [] }}
      explanation={isAnswered ? explanation : undefined}
      originMs={300_000}
      onSelect={() => undefined}
    />,
  )
}

const task = () => [...run.world.tasks.values()].find((one) => one.definitionKey === 'web:2')?.id ?? ''
const decision = (kind: string, isPlaced: boolean) =>
  run.history.decisions.findLast(
    (one) => one.kind === kind && (one.kind !== 'placement' || (one.taskId !== null) === isPlaced),
  )?.id ?? 0

describe('the inspector', () => {
  it('says the verdict on a service first, and both questions with their sums', () => {
    const text = html({ kind: 'service', id: 'c/web' })
    expect(text).toContain('>ECS waits 15 s</h1>')
    expect(text).toContain('healthy 2 − 1 = 1, below 2')
    expect(text).toContain('RUNNING + PENDING 4 + 1 = 5, above 4')
    expect(text).toContain('RUNNING for 40 s')
    expect(text).toContain('Rule DEP-4 · source: API reference, DeploymentConfiguration')
  })

  it('shows every check of every candidate of a placement that failed', () => {
    const text = html(decisionRef(decision('placement', false)))
    expect(text).toContain('>No place for worker:1</h1>')
    for (const instance of run.world.instances.values()) expect(text).toContain(instance.ec2InstanceId.slice(0, 6))
    expect(text.match(/aria-label="fails"/g)?.length).toBeGreaterThanOrEqual(3)
    expect(text).toContain('was unable to place a task')
  })

  it('shows what each strategy kept of a placement that went well', () => {
    const text = html(decisionRef(decision('placement', true)))
    expect(text).toContain('Spread over zones')
    expect(text).toContain('pass every check')
  })

  it('says that it is asked for, and what is kept of it, until the reasoning is there', () => {
    const text = html(decisionRef(decision('placement', true)), 'why', false)
    expect(text).toContain('The model replays to this decision')
    expect(text).toContain('2 of 3 pass every check')
    expect(text).not.toContain('Spread over zones')
  })

  it('gives a task its times and both vocabularies', () => {
    const text = html({ kind: 'task', id: task() }, 'lifecycle')
    expect(text).toContain('RUNNING, healthy in 15 s')
    expect(text).toContain('startedAt</dt><dd>00:00:13')
    expect(text).toContain('all call this RUNNING')
  })

  it('names the fields of a definition that were kept and do nothing', () => {
    expect(html({ kind: 'task', id: task() }, 'describe')).toContain('kept, no effect yet')
  })

  it('tells what is left on an instance', () => {
    const [id] = run.world.instances.keys()
    expect(html({ kind: 'containerInstance', id: id ?? '' })).toMatch(
      /of 2,048 CPU units and [\d,]+ of [\d,]+ MiB are left/,
    )
  })

  it('shows ECS’s own sentences with the time of the page', () => {
    expect(html({ kind: 'service', id: 'c/web' }, 'events')).toMatch(
      /<time>00:05<\/time><samp[^>]*>\(service web\) has started 2 tasks/,
    )
  })

  it.each<[string, SubjectRef | null]>([
    ['Select a task, an instance or a decision', null],
    ['It does not exist at this time', { kind: 'task', id: 'gone' }],
    ['It does not exist at this time', decisionRef(99_999)],
  ])('"%s" when there is nothing to show', (sentence, selection) => {
    expect(html(selection)).toContain(sentence)
  })
})
