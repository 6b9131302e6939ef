import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { Run } from '../../model/engine/run.ts'
import type { Command } from '../../model/api/command.ts'
import { GoneObject } from './GoneObject.tsx'
import { Inspector, type InspectorTab } from './Inspector.tsx'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { decisionRef } from '../subjects/decision/decisionRef.ts'

const ecs = (operation: string, input: Command['input']) => ({ service: 'ecs' as const, operation, input })

/** A rolling update 38 s old, and a service whose task fits nowhere. */
function madeRun(): Run {
  const run = new Run({ seed: 1 })
  const container = (cpu: number) => [
    { name: 'app', image: 'app', cpu, memory: 512, essential: true, workingDirectory: '/srv' },
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
    register('spare', 64),
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

function html(selection: SubjectRef, tab: InspectorTab = 'why', isAnswered = true): string {
  const { world, history } = run
  const explanation = selection.kind === 'decision' ? run.explain(Number(selection.id)) : null
  const markup = renderToStaticMarkup(
    <Inspector
      {...{ selection, world, tab }}
      decisions={history.decisions}
      describe={{ services: [] }}
      explanation={isAnswered ? explanation : undefined}
      originMs={300_000}
      onSelect={() => undefined}
    />,
  )
  // A limit stays on the line of its word by such a space.
  return markup.replaceAll('\u00a0', ' ')
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

  it('has only the views that a thing has', () => {
    const tabsOf = (of: SubjectRef) => [...html(of).matchAll(/role="tab"[^>]*>([^<]+)</g)].map(([, label]) => label)
    expect(tabsOf({ kind: 'service', id: 'c/web' })).toEqual(['Why', 'Describe', 'Lifecycle', 'Events'])
    expect(tabsOf({ kind: 'task', id: task() })).toEqual(['Why', 'Containers', 'Lifecycle', 'Describe'])
    expect(tabsOf({ kind: 'taskDefinition', id: 'spare:1' })).toEqual(['Why', 'Describe'])
    expect(tabsOf(decisionRef(decision('placement', false)))).toEqual(['Why', 'Data', 'Events'])
  })

  it('tells of a task’s containers, and under its lifecycle what ECS said of it', () => {
    const text = html({ kind: 'task', id: task() }, 'containers')
    expect(text).toMatch(/Its container runs.*app.*essential.*RUNNING.*no health check/s)
    expect(html({ kind: 'task', id: task() }, 'lifecycle')).toMatch(/<samp[^>]*>\(service web\) has started/)
  })

  it('says whose words its JSON is', () => {
    expect(html({ kind: 'service', id: 'c/web' }, 'describe')).toContain('As ecs DescribeServices answers.')
    expect(html(decisionRef(decision('placement', false)), 'describe')).toContain('AWS answers nothing of the kind')
  })

  it('says of what is gone since when, by which command, and what followed', () => {
    const [first] = run.world.tasks.values()
    const seen = { ref: { kind: 'task', id: first?.id ?? '' }, object: 'task', atMs: 310_000 } as const
    const log = [{ atMs: 301_000, ...ecs('StopTask', { cluster: 'c', task: seen.ref.id }) }]
    const gone = (atMs: number): string =>
      renderToStaticMarkup(
        <GoneObject
          selection={seen.ref}
          seen={{ ...seen, atMs }}
          log={log}
          scope={{ world: run.world, decisions: run.history.decisions, originMs: 300_000 }}
          onSelect={() => undefined}
        />,
      )
    expect(gone(310_000)).toContain('StopTask at 00:00:01 was the last command that named it.')
    expect(gone(310_000)).toContain('Starts 2 of 4 web:2')
    expect(gone(310_000)).not.toContain('Stops 2 of 4 web:1')
    expect(gone(400_000)).toContain('It is there at 00:01:40.')
  })
})
