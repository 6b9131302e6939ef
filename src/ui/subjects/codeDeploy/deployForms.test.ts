import { describe, expect, it } from 'vitest'
import { must } from '../../../base/assert.ts'
import type { Act } from '../../../model/api/command.ts'
import type { CodeDeployment } from '../../../model/world/codeDeploy/codeDeploy.ts'
import { newestOf } from '../../../model/world/codeDeploy/newestOf.ts'
import { FRESH_SETTINGS } from '../../../model/world/service/settings.ts'
import { register, yard } from '../../../testing/builders.ts'
import { giveActs } from '../../../testing/giveActs.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import type { LabDesk } from '../../acts/labDesk.ts'
import { watchOf } from '../deployment/AlarmFields.tsx'
import { NEW_FRONT } from '../service/frontActs.ts'
import { createServiceActs, updateServiceAct, type ServiceWanted } from '../service/serviceActs.ts'
import { actsOn } from '../subjects.ts'
import {
  createTaskSetActs,
  deleteTaskSetAct,
  makePrimaryAct,
  openTaskSets,
  scaleAct,
  type TaskSetWanted,
} from '../taskSet/taskSetActs.ts'
import { taskSetByRef, taskSetRef } from '../taskSet/taskSetRef.ts'
import { deployActs } from './codeDeployActs.ts'
import { deployable, firstWanted } from './deployWanted.ts'

/** A service of `web:1` as the form makes it. */
function created(controller: ServiceWanted['controller']): TestLab {
  const lab = yard()
  register(lab, 'web', { containerFields: { portMappings: [{ containerPort: 80, hostPort: 0 }] } })
  const wanted: ServiceWanted = {
    controller,
    front: NEW_FRONT,
    clusterName: 'yard',
    serviceName: 'web',
    definition: must(lab.world.taskDefinitions.get('web:1'), 'web:1'),
    desiredCount: 4,
    launchType: 'EC2',
    percents: { minimumHealthyPercent: 100, maximumPercent: 200 },
    breaker: FRESH_SETTINGS.deploymentCircuitBreaker,
    watch: watchOf(FRESH_SETTINGS),
    placement: 'default',
    memberOf: '',
  }
  giveActs(lab, createServiceActs(wanted, lab.world))
  lab.forward(300_000)
  return lab
}

const labels = (lab: TestLab) => actsOn({ kind: 'service', id: 'yard/web' }, lab.world)?.acts.map(({ label }) => label)

/** What an act of the service gives at once. */
function pressed(lab: TestLab, label: string): void {
  const given: Act[] = []
  const found = actsOn({ kind: 'service', id: 'yard/web' }, lab.world)?.acts.find((one) => one.label === label)
  must(found, label).run({ giveNow: (act: Act) => given.push(act) } as unknown as LabDesk)
  giveActs(lab, given)
}

function deployment(lab: TestLab): CodeDeployment {
  return must(newestOf(lab.world, lab.service()), 'a deployment')
}

function weights({ world }: TestLab): readonly string[] {
  return [...world.listenerRules.values()].map(({ action }) =>
    action.type === 'forward'
      ? action.groups
          .map(
            ({ targetGroupArn, weight }) => `${world.targetGroups.get(targetGroupArn)?.name ?? ''} ${String(weight)}`,
          )
          .join(', ')
      : '',
  )
}

describe('a service under CodeDeploy', () => {
  it('CDP-1 is created behind one of two target groups, with a listener for tests', () => {
    const lab = created('CODE_DEPLOY')
    expect([...lab.world.targetGroups.values()].map(({ name }) => name)).toEqual(['web-green', 'web-blue'])
    expect([...lab.world.listeners.values()].map(({ port }) => port)).toEqual([80, 9_000])
    expect(lab.service()).toMatchObject({ controller: 'CODE_DEPLOY', isSteady: true })
    expect(weights(lab)).toEqual(['web-blue 1', 'web-blue 1'])
  })

  it('CDP-2 deploys the next revision with application and group under the names of the console, then with those', () => {
    const lab = created('CODE_DEPLOY')
    const wanted = firstWanted(lab.service(), lab.world)
    expect(giveActs(lab, deployActs(wanted, lab.service(), lab.world))).toEqual([
      'RegisterTaskDefinition',
      'CreateApplication',
      'CreateDeploymentGroup',
      'CreateDeployment',
    ])
    expect(deployment(lab).group).toMatchObject({
      applicationName: 'AppECS-yard-web',
      name: 'DgpECS-yard-web',
      groupNames: ['web-blue', 'web-green'],
    })
    expect(labels(lab)).not.toContain('Create deployment')
    expect(deployable(lab.world)).toEqual([])
    lab.forward(900_000)
    expect(deployment(lab)).toMatchObject({ status: 'Succeeded', production: 100 })
    expect(labels(lab)).toContain('Create deployment')

    const next = firstWanted(lab.service(), lab.world)
    const canary = { ...next, configName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' } as const
    expect(giveActs(lab, deployActs(canary, lab.service(), lab.world))).toEqual([
      'RegisterTaskDefinition',
      'CreateDeployment',
    ])
    expect(deployment(lab).group.configName).toBe(canary.configName)
  })

  it('CDP-6, CDP-7 is let go on, and stopped with and without being taken back', () => {
    for (const [stop, status] of [
      ['Stop and roll back', 'web:1'],
      ['Stop, keep traffic as it is', 'web:2'],
    ] as const) {
      const lab = created('CODE_DEPLOY')
      const wanted = firstWanted(lab.service(), lab.world)
      const group = { ...wanted.group, ready: { action: 'STOP_DEPLOYMENT', waitMinutes: 30 } } as const
      giveActs(lab, deployActs({ ...wanted, group }, lab.service(), lab.world))
      expect(labels(lab)).not.toContain('Continue the deployment')
      lab.forward(300_000)
      expect(deployment(lab).status).toBe('Ready')
      pressed(lab, 'Continue the deployment')
      lab.forward(60_000)
      expect(deployment(lab).step).toBe('TerminationWait')
      pressed(lab, stop)
      lab.forward(60_000)
      expect([stop, lab.service().deployments[0]?.definitionKey]).toEqual([stop, status])
    }
  })

  it('TST-6 is updated by its count alone, and a second target group is made where there is none', () => {
    const lab = created('CODE_DEPLOY')
    const wanted = firstWanted(lab.service(), lab.world)
    const group = { ...wanted.group, otherArn: '', testListenerArn: '', alarmNames: [] }
    const given = giveActs(lab, deployActs({ ...wanted, group }, lab.service(), lab.world))
    expect(given).toContain('CreateTargetGroup')
    expect(deployment(lab).group).toMatchObject({ groupNames: ['web-blue', 'web-blue-green'], testListenerArn: null })
  })
})

describe('TST-1 a service with an external controller', () => {
  it('is given task sets, which are scaled, made primary and deleted', () => {
    const lab = created('EXTERNAL')
    expect(lab.service().deployments).toEqual([])
    expect(labels(lab)).toContain('Create task set')
    const first: TaskSetWanted = {
      taskDefinition: 'web:1',
      image: null,
      launchType: 'EC2',
      scalePercent: 100,
      targetGroupArn: '',
    }
    const make = (wanted: TaskSetWanted) => giveActs(lab, createTaskSetActs(wanted, lab.service(), lab.world))
    expect(make(first)).toEqual(['CreateTaskSet'])
    expect(make({ ...first, image: 'web:2', scalePercent: 50 })).toEqual(['RegisterTaskDefinition', 'CreateTaskSet'])
    lab.forward(60_000)
    expect(lab.tasks().map(({ definitionKey }) => definitionKey)).toEqual([
      ...Array<string>(4).fill('web:1'),
      'web:2',
      'web:2',
    ])

    const ofKey = (key: string) =>
      must(
        openTaskSets(lab.service()).find((one) => one.definitionKey === key),
        key,
      )
    giveActs(lab, [makePrimaryAct(lab.service(), ofKey('web:1'))])
    giveActs(lab, [scaleAct(lab.service(), ofKey('web:2'), 100), makePrimaryAct(lab.service(), ofKey('web:2'))])
    const old = ofKey('web:1')
    giveActs(lab, [deleteTaskSetAct(lab.service(), old)])
    expect(taskSetByRef(taskSetRef(lab.service(), old), lab.world)).toBeNull()
    lab.forward(120_000)
    expect(lab.service().deployments.map(({ definitionKey, status }) => [definitionKey, status])).toEqual([
      ['web:2', 'PRIMARY'],
    ])
  })

  it('asks for nothing of a deployment while it has none', () => {
    const { deploymentConfiguration: percents, settings, desiredCount, ...service } = created('EXTERNAL').service()
    const as = { desiredCount, taskDefinition: '', percents, breaker: settings.deploymentCircuitBreaker }
    const rest = { watch: watchOf(settings), isForced: false, isRebalanced: false, memberOf: '' }
    const whole = { ...service, deploymentConfiguration: percents, settings, desiredCount }
    expect(updateServiceAct(whole, { ...as, ...rest })).toBeNull()
  })
})
