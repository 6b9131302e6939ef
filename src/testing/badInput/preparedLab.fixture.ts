import { Engine } from '../../model/engine/engine.ts'
import type { Act, ErrorShape } from '../../model/api/command.ts'
import { balancingSetUp } from './balancingActs.fixture.ts'
import { DEFINITION, FARGATE, NETWORK, PRINCIPAL, act } from './goodActs.fixture.ts'
import { NEXT_OF_PAUSED, PAUSED } from './deploymentActs.fixture.ts'
import { codeDeploySetUp } from './codeDeployActs.fixture.ts'
import { cloudwatchSetUp } from './cloudwatchActs.fixture.ts'
import { groupPolicySetUp } from './groupPolicyActs.fixture.ts'
import { iamSetUp } from './iamActs.fixture.ts'
import { providerSetUp } from './providerActs.fixture.ts'
import { secretsSetUp } from './secretsActs.fixture.ts'
import { logsSetUp } from './logsActs.fixture.ts'
import { registrySetUp } from './registryActs.fixture.ts'
import { WORKSTATION_CONTAINER, workstationSetUp } from './workstationActs.fixture.ts'
import { scalingSetUp } from './scalingActs.fixture.ts'
import { EXTERNAL_SERVICE, FIRST_TASK_SET } from './taskSetActs.fixture.ts'
import { SPARE } from './securityGroupActs.fixture.ts'

/** A lab with a bit of everything, at rest: what bad input is tried on. */
function preparedEngine(): Engine {
  const engine = Engine.create(7)
  const web = { cluster: 'yard', serviceName: 'web', taskDefinition: 'web:1', desiredCount: 2 }
  const far = {
    ...web,
    serviceName: 'far',
    taskDefinition: 'far',
    launchType: 'FARGATE',
    networkConfiguration: NETWORK,
  }
  // Its deployment goes on for as long as nobody stops it: no instance takes its task.
  const nowhere = [{ type: 'memberOf', expression: 'attribute:nowhere == here' }]
  const waiting = { ...web, serviceName: 'waiting', desiredCount: 1, placementConstraints: nowhere }
  const template = { InstanceType: 'm5.large', UserData: '#!/bin/bash\necho ECS_CLUSTER=yard >> /etc/ecs/ecs.config' }
  const acts: readonly Act[] = [
    act('ecs', 'CreateCluster', { clusterName: 'yard' }),
    act('ecs', 'CreateCluster', { clusterName: 'empty' }),
    act('ecs', 'PutAccountSetting', { name: 'containerInsights', value: 'enhanced', principalArn: PRINCIPAL }),
    act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large', count: 3 }),
    act('ecs', 'RegisterTaskDefinition', DEFINITION),
    act('ecs', 'RegisterTaskDefinition', DEFINITION),
    act('ecs', 'RegisterTaskDefinition', FARGATE),
    act('ecs', 'RegisterTaskDefinition', { ...DEFINITION, family: 'old' }),
    act('ecs', 'DeregisterTaskDefinition', { taskDefinition: 'old:1' }),
    act('ecs', 'CreateService', web),
    act('ecs', 'CreateService', far),
    act('ecs', 'CreateService', waiting),
    act('ecs', 'CreateService', { ...web, ...PAUSED }),
    EXTERNAL_SERVICE,
    FIRST_TASK_SET,
    act('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'web:1' }),
    act('ec2', 'CreateSecurityGroup', SPARE),
    ...cloudwatchSetUp,
    ...scalingSetUp,
    ...workstationSetUp,
    ...logsSetUp,
    ...secretsSetUp,
    act('ec2', 'CreateLaunchTemplate', { LaunchTemplateName: 'first', LaunchTemplateData: template }),
    act('autoscaling', 'CreateAutoScalingGroup', {
      AutoScalingGroupName: 'first',
      MinSize: 0,
      MaxSize: 4,
      LaunchTemplate: { LaunchTemplateName: 'first' },
    }),
  ]
  for (const one of acts) give(engine, one)
  for (const one of [...providerSetUp, ...groupPolicySetUp]) give(engine, one)
  for (const one of balancingSetUp(engine)) give(engine, one)
  for (const one of codeDeploySetUp(engine)) give(engine, one)
  for (const one of registrySetUp(engine)) give(engine, one)
  for (const one of iamSetUp) give(engine, one)
  const [targetId = ''] = engine.world.instances.keys()
  const attributes = [{ name: 'stack', value: 'production', targetType: 'container-instance', targetId }]
  engine.execute({ atMs: 0, ...act('ecs', 'PutAttributes', { cluster: 'yard', attributes }) })
  engine.runUntil(110_000)
  engine.execute({ atMs: 110_000, ...NEXT_OF_PAUSED })
  engine.execute({ atMs: 110_000, ...WORKSTATION_CONTAINER })
  engine.runUntil(120_000)
  return engine
}

function give(engine: Engine, one: Act): void {
  const answer = engine.execute({ atMs: 0, ...one })
  if ('error' in answer) throw new Error(`${one.operation}: ${answer.error.message}`)
}

export const prepared = preparedEngine().checkpoint()

const TRACES = ['hash', 'queue', 'random'] as const

/** The lab in which acts are refused: one for all of them, since what is refused changes nothing. */
let refusing = Engine.restore(prepared)

/**
 * The error with which an act is refused. Whoever calls it looks with `tracesOfRefusals` afterwards.
 *
 * @throws when it is accepted, or when it was refused and has changed the world (DET-5)
 */
export function refusalOf(one: Act): ErrorShape {
  const { hash } = refusing
  const answer = refusing.execute({ atMs: refusing.world.nowMs, ...one })
  if ('error' in answer && refusing.hash === hash) return answer.error
  refusing = Engine.restore(prepared)
  if ('error' in answer) throw new Error(`${one.operation} was refused and has changed the world`)
  throw new Error(`accepted: ${JSON.stringify(one).slice(0, 500)}`)
}

/** What all refusals until now have changed, though nothing they may (DET-5). */
export function tracesOfRefusals(): readonly string[] {
  const checkpoint = refusing.checkpoint()
  return TRACES.filter((trace) => JSON.stringify(checkpoint[trace]) !== JSON.stringify(prepared[trace]))
}

/**
 * The lab after an act.
 *
 * @throws when it is refused
 */
export function after(one: Act): Engine {
  const engine = Engine.restore(prepared)
  const answer = engine.execute({ atMs: engine.world.nowMs, ...one })
  if ('error' in answer) throw new Error(`${one.operation}: ${answer.error.message}`)
  return engine
}
