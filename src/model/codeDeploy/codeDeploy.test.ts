import { describe, expect, it } from 'vitest'
import { createService } from '../../testing/builders.ts'
import {
  ALL_BACK,
  revisions,
  sets,
  appSpec,
  codeDeployed,
  deploy,
  eventsOf,
  GROUP,
  infoOf,
  pairOf,
  targetOf,
  traceOf,
  waits,
} from '../../testing/codeDeploys.ts'
import { weightsAt, type TwoSided } from '../../testing/shifting.ts'
import type { Input } from '../../testing/testLab.ts'

describe('CDP-1 a deployment group', () => {
  it('is of a service with the CODE_DEPLOY controller, whose first task set is PRIMARY', () => {
    const made = codeDeployed()
    expect(sets(made)).toMatchObject([{ status: 'PRIMARY', scale: { value: 100 }, stabilityStatus: 'STEADY_STATE' }])
    const told = made.lab.act('codedeploy', 'GetDeploymentGroup', {
      applicationName: 'app',
      deploymentGroupName: 'web',
    })
    expect(told.deploymentGroupInfo).toMatchObject({
      deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
      ecsServices: [{ serviceName: 'web', clusterName: 'yard' }],
      computePlatform: 'ECS',
    })
    const update = { cluster: 'yard', service: 'web', taskDefinition: 'far:2' }
    expect(made.lab.refusal('ecs', 'UpdateService', update)).toEqual({
      name: 'InvalidParameterException',
      message:
        'Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.',
    })
  })

  it.each<[string, Input, string]>([
    ['no such application', { applicationName: 'none' }, 'ApplicationDoesNotExistException'],
    ['a name that is taken', { deploymentGroupName: 'web' }, 'DeploymentGroupAlreadyExistsException'],
    ['a service of ECS', { ecsServices: [{ serviceName: 'own', clusterName: 'yard' }] }, 'InvalidECSServiceException'],
    ['no pair', { loadBalancerInfo: {} }, 'InvalidTargetGroupPairException'],
    ['no waits', { blueGreenDeploymentConfiguration: {} }, 'InvalidBlueGreenDeploymentConfigurationException'],
    ['no style', { deploymentStyle: undefined }, 'InvalidDeploymentStyleException'],
  ])('is refused with %s', (_, fields, name) => {
    const made = codeDeployed()
    createService(made.lab, {
      serviceName: 'own',
      taskDefinition: 'far:1',
      desiredCount: 0,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
    })
    const input = { ...GROUP, deploymentGroupName: 'next', ...pairOf(made), ...waits({}, {}), ...fields }
    expect(made.lab.refused('codedeploy', 'CreateDeploymentGroup', input).name).toBe(name)
  })
})

describe('CDP-2 a deployment', () => {
  it.each<[string, string, RegExp]>([
    ['text', 'version: 0.0', /no JSON/],
    [
      'another resource',
      JSON.stringify({ Resources: [{ F: { Type: 'AWS::Lambda::Function' } }] }),
      /AWS::ECS::Service/,
    ],
    ['no container', appSpec({ LoadBalancerInfo: {} }), /ContainerName/],
    ['a hook at Install', appSpec({}, [{ Install: 'fn' }]), /BeforeInstall, AfterInstall/],
  ])('refuses %s for an AppSpec', (_, content, words) => {
    const { lab } = codeDeployed()
    const revision = { revisionType: 'AppSpecContent', appSpecContent: { content } }
    const input = { applicationName: 'app', deploymentGroupName: 'web', revision }
    const error = lab.refused('codedeploy', 'CreateDeployment', input)
    expect(error.name).toBe('InvalidRevisionException')
    expect(error.message).toMatch(words)
  })

  it('is one at a time', () => {
    const { lab } = codeDeployed()
    const id = deploy(lab)
    const appSpecContent = { content: appSpec() }
    const input = { applicationName: 'app', deploymentGroupName: 'web', revision: { appSpecContent } }
    expect(lab.refusal('codedeploy', 'CreateDeployment', input)).toEqual({
      name: 'DeploymentLimitExceededException',
      message: `The Deployment Group 'web' already has an active Deployment '${id}'`,
    })
  })
})

describe('CDP-3 lifecycle events', () => {
  it('come by their names and in their order, and the next deployment goes the other way', () => {
    const made = codeDeployed()
    const id = deploy(made.lab)
    expect(traceOf(made, id, 200_000)).toEqual([
      '0 Created BeforeInstall 1/0 test 1/0',
      '1 InProgress Install 100/0 test 100/0',
      '44 InProgress AfterInstall 100/0 test 100/0',
      '45 InProgress AllowTestTraffic 100/0 test 0/100',
      '46 InProgress AfterAllowTestTraffic 100/0 test 0/100',
      '47 InProgress BeforeAllowTraffic 100/0 test 0/100',
      '48 InProgress AllowTraffic 0/100 test 0/100',
      '49 InProgress AfterAllowTraffic 0/100 test 0/100',
      '50 InProgress - 0/100 test 0/100',
      '105 Succeeded - 0/100 test 0/100',
    ])
    expect(sets(made)).toMatchObject([{ status: 'PRIMARY', startedBy: 'CODE_DEPLOY', externalId: id, runningCount: 2 }])
    const next = deploy(made.lab, appSpec({ TaskDefinition: 'far:1' }))
    made.lab.forward(200_000)
    expect(infoOf(made.lab, next).status).toBe('Succeeded')
    expect(weightsAt(made, made.production)).toEqual([100, 0])
    expect(revisions(made)).toEqual(['far:1', 'far:1'])
  })

  it('a group without a test listener skips test traffic', () => {
    const made = codeDeployed({}, false)
    const id = deploy(made.lab)
    made.lab.forward(200_000)
    expect(eventsOf(made.lab, id)[3]).toBe('AllowTestTraffic Skipped')
    expect(weightsAt(made, made.test)).toEqual([1, 0])
  })

  it('a replacement that is not steady within the hour fails the deployment', () => {
    const made = codeDeployed(ALL_BACK)
    made.lab.act('lab', 'SetContainerBehavior', {
      image: 'web:1',
      exitAfterSeconds: 1,
      exitCode: 1,
    })
    const id = deploy(made.lab)
    made.lab.forward(3_590_000)
    expect(infoOf(made.lab, id).status).toBe('InProgress')
    made.lab.forward(20_000)
    expect(infoOf(made.lab, id)).toMatchObject({ status: 'Failed', errorInformation: { code: 'TIMEOUT' } })
  })
})

describe('CDP-4 traffic', () => {
  it.each([
    ['ECSLinear10PercentEvery1Minutes', [0, 60, 120], [10, 20, 30], 540],
    ['ECSLinear10PercentEvery3Minutes', [0, 180, 360], [10, 20, 30], 1_620],
    ['ECSCanary10Percent5Minutes', [0, 299], [10, 10], 300],
    ['ECSCanary10Percent15Minutes', [0, 899], [10, 10], 900],
  ])('%s', (...[name, atSeconds, percents, wholeAfter]) => {
    const made = codeDeployed({ deploymentConfigName: `CodeDeployDefault.${name}` })
    const id = deploy(made.lab)
    made.lab.forward(48_000)
    const start = made.lab.nowMs
    const seen = atSeconds.map((seconds) => {
      made.lab.to(start + seconds * 1_000)
      return weightsAt(made, made.production)[1]
    })
    expect(seen).toEqual(percents)
    made.lab.to(start + wholeAfter * 1_000 - 1)
    expect(infoOf(made.lab, id).status).toBe('InProgress')
    expect(weightsAt(made, made.production)[1]).toBeLessThan(100)
    made.lab.to(start + wholeAfter * 1_000)
    expect(weightsAt(made, made.production)).toEqual([0, 100])
    expect(targetOf(made.lab, id).taskSetsInfo).toMatchObject([
      { taskSetLabel: 'Blue', trafficWeight: 0 },
      { taskSetLabel: 'Green', trafficWeight: 100 },
    ])
    // Nothing else is waited for.
    made.lab.forward(1_000)
    expect(eventsOf(made.lab, id)).toContain('AllowTraffic Succeeded')
  })
})

describe('CDP-5 hooks', () => {
  const answers = (made: TwoSided, hookStatus: string) =>
    made.lab.act('lab', 'SetLifecycleHookAnswer', { hookTargetArn: 'check', hookStatus, callBackDelay: 20 })

  it('one that is IN_PROGRESS is asked again, and SUCCEEDED goes on', () => {
    const made = codeDeployed()
    answers(made, 'IN_PROGRESS')
    const id = deploy(made.lab, appSpec({}, [{ AfterAllowTestTraffic: 'check' }]))
    made.lab.forward(100_000)
    expect(eventsOf(made.lab, id)[4]).toBe('AfterAllowTestTraffic InProgress')
    answers(made, 'SUCCEEDED')
    made.lab.forward(20_000)
    expect(eventsOf(made.lab, id)[4]).toBe('AfterAllowTestTraffic Succeeded')
  })

  it('FAILED fails the deployment, and so does an hour without a word', () => {
    const made = codeDeployed(ALL_BACK)
    answers(made, 'FAILED')
    const id = deploy(made.lab, appSpec({}, [{ AfterAllowTraffic: 'check' }]))
    made.lab.forward(200_000)
    expect(infoOf(made.lab, id)).toMatchObject({
      status: 'Failed',
      errorInformation: { code: 'HOOK_EXECUTION_FAILURE' },
    })
    expect(weightsAt(made, made.production)).toEqual([100, 0])
    answers(made, 'IN_PROGRESS')
    const slow = deploy(made.lab, appSpec({}, [{ BeforeInstall: 'check' }]))
    made.lab.forward(3_590_000)
    expect(infoOf(made.lab, slow).status).toBe('Created')
    made.lab.forward(20_000)
    expect(infoOf(made.lab, slow).status).toBe('Failed')
  })
})
