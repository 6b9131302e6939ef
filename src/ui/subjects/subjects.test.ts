import { beforeAll, describe, expect, it } from 'vitest'
import { Run } from '../../model/engine/run.ts'
import type { EntityRef } from '../../model/world/ref.ts'
import { codeDeployed } from '../../testing/codeDeploys.ts'
import { demoFixture, labFixture } from '../../testing/canvas/fixtures.ts'
import { addInstancesActs } from './capacity/instanceActs.ts'
import { FIRST_DEFINITION, registerAct } from './definition/definitionActs.ts'
import { actsOn, cardFor, SUBJECTS } from './subjects.ts'

function facts(card: ReturnType<typeof cardFor>): Record<string, string> {
  return Object.fromEntries((card?.facts ?? []).map(({ label, value }) => [label, value]))
}

describe('what is pointed at, in words', () => {
  it('a task that is not healthy yet', () => {
    const { world, nowMs } = demoFixture()
    const task = [...world.tasks.values()].find((one) => !one.isHealthy && one.step === 'running')
    const card = cardFor({ kind: 'task', id: task?.id ?? '' }, world, nowMs)
    expect(card).toMatchObject({ title: 'web:8', state: 'Running, not healthy yet', tone: 'plain' })
    expect(facts(card)).toEqual({
      lastStatus: 'RUNNING',
      next: 'healthy in 15 s',
      reserves: '512 CPU, 1,024 MiB',
      on: 'i-0a4c',
      'host ports': '32771 to 80',
    })
  })

  it('both words where the notes and the API differ', () => {
    const { world, nowMs } = labFixture()
    const task = [...world.tasks.values()].find((one) => one.step === 'pulling')
    expect(facts(cardFor({ kind: 'task', id: task?.id ?? '' }, world, nowMs))).toMatchObject({
      lastStatus: 'PENDING',
      phase: 'PROVISIONING',
    })
  })

  it('an instance, a zone, and what waits', () => {
    const { world, nowMs } = labFixture()
    const lost = [...world.instances.values()].find((one) => !one.agentConnected)
    expect(cardFor({ kind: 'containerInstance', id: lost?.id ?? '' }, world, nowMs)).toMatchObject({
      title: 'i-0cd8',
      kind: 'm5.large',
      state: 'agent lost',
      tone: 'trouble',
    })
    expect(facts(cardFor({ kind: 'availabilityZone', id: 'us-east-1b' }, world, nowMs))).toEqual({
      instances: '3',
      'tasks on them': '11',
      'on Fargate': '2',
    })
    expect(cardFor({ kind: 'waiting', id: 'prod/worker' }, world, nowMs)?.state).toBe('1 task without a place for 30 s')
  })

  it("a zone says what it is and holds, and one that is not the lab's says nothing", () => {
    const { world } = labFixture()
    const head = SUBJECTS.availabilityZone.head('us-east-1b', { world, decisions: [], originMs: 0 })
    expect(head).toMatchObject({ object: 'Availability Zone us-east-1b', verdict: '3 instances, 13 tasks' })
    expect(head?.sentence).toContain('spreads')
    expect(SUBJECTS.availabilityZone.head('gone', { world, decisions: [], originMs: 0 })).toBeNull()
  })

  it('nothing of what is gone', () => {
    const { world } = demoFixture()
    expect(cardFor({ kind: 'task', id: 'gone' }, world, 0)).toBeNull()
  })
})

describe('every kind of entity', () => {
  const run = new Run({ seed: 1 })
  beforeAll(() => {
    const more = { clusterName: 'yard', instanceType: 'm5.large', count: 2, availabilityZones: ['us-east-1a'] } as const
    const service = { cluster: 'yard', serviceName: 'web', taskDefinition: 'web', desiredCount: 2 }
    for (const act of [
      ...addInstancesActs({ ...more, through: 'group' }, run.world),
      registerAct(JSON.parse(FIRST_DEFINITION) as Record<string, unknown>),
      { service: 'ecs' as const, operation: 'CreateService', input: service },
    ]) {
      expect(run.act(act)).toHaveProperty('output')
    }
    run.advance(300_000)
  })

  const refs = (): readonly EntityRef[] => [
    { kind: 'cluster', id: 'yard' },
    { kind: 'autoScalingGroup', id: 'yard-m5-large' },
    { kind: 'containerInstance', id: [...run.world.instances.keys()][0] ?? '' },
    { kind: 'taskDefinition', id: 'web:1' },
    { kind: 'task', id: [...run.world.tasks.keys()][0] ?? '' },
    { kind: 'service', id: 'yard/web' },
  ]
  const scope = () => ({ world: run.world, decisions: run.history.decisions, originMs: 0 })

  it('has a verdict, and none once it is gone', () => {
    expect(refs().map(({ kind, id }) => SUBJECTS[kind].head(id, scope())?.verdict)).toEqual([
      'yard is ACTIVE',
      'Keeps 2 instances',
      expect.stringMatching(/^2 tasks on i-/),
      'web:1 is ACTIVE',
      'RUNNING, healthy',
      expect.stringMatching(/^Deployment completed at /),
    ])
    for (const { kind } of refs()) expect(SUBJECTS[kind].head('gone', scope())).toBeNull()
  })

  it('is described by a read that the API answers with it', () => {
    for (const { kind, id } of refs()) {
      const read = SUBJECTS[kind].describe?.(id, run.world)
      if (read === undefined || read === null) throw new Error(`${kind} has no read`)
      const answer = run.query(read.act)
      const found = 'output' in answer ? answer.output[read.field] : answer.error
      expect([kind, Array.isArray(found) ? found.length : typeof found]).toEqual([
        kind,
        kind === 'taskDefinition' ? 'object' : 1,
      ])
    }
  })

  it('knows its tasks', () => {
    const counts = refs().map(({ kind, id }) => SUBJECTS[kind].tasks?.(id, scope()).length)
    expect(counts).toEqual([2, 2, 2, 2, 1, 2])
  })

  it('says what can be done with it now', () => {
    const acts = refs().map((ref) =>
      actsOn(ref, run.world)
        ?.acts.map(({ label }) => label)
        .join(', '),
    )
    expect(acts).toEqual([
      'Turn Container Insights on, Delete, Capacity providers',
      'Policy, schedule or hook',
      'Drain, Disconnect agent, Deregister, Start a task here, Terminate, Put attribute',
      'Create new revision, Deregister, Make an image fail',
      'Stop task, Open task, Make an image fail, Protect from scale-in',
      'New revision, Update, Set load, Delete, Make an image fail, Put a load balancer in front, Send traffic, Create an alarm, Deployment strategy, Auto scaling, Capacity provider strategy',
    ])
  })

  it('TST-6 offers nothing of a service that CodeDeploy deploys which UpdateService would refuse', () => {
    const { lab } = codeDeployed()
    const labels = actsOn({ kind: 'service', id: 'yard/web' }, lab.world)?.acts.map(({ label }) => label)
    expect(labels?.slice(0, 4)).toEqual(['Create deployment', 'Update', 'Set load', 'Delete'])
    for (const refused of ['Deployment strategy', 'Capacity provider strategy', 'Put a load balancer in front']) {
      expect(labels).not.toContain(refused)
    }
  })
})
