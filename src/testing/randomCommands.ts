import { Random } from '../base/random.ts'
import type { Act, CommandService } from '../model/api/command.ts'
import { isRead } from '../model/api/operations.ts'
import type { World } from '../model/world/world.ts'
import { randomBehavior, randomDefinition } from './randomDefinition.ts'
import {
  randomConstraints,
  randomGroup,
  randomInstances,
  randomLoad,
  randomOverrides,
  randomStrategies,
  randomTraffic,
} from './randomInputs.ts'
import { randomAlarmAct } from './randomAlarms.ts'
import { randomBalancingAct, randomLoadBalancers } from './randomBalancing.ts'
import { randomGroupPolicyAct } from './randomGroupPolicies.ts'
import { randomProviderAct, randomStrategy } from './randomProviders.ts'
import { randomScalingAct } from './randomScaling.ts'
import { randomDeploymentConfiguration, randomHookAct, randomStop } from './randomDeployments.ts'
import { brokenOf } from './randomBreakage.ts'
import { randomCodeDeployAct } from './randomCodeDeploy.ts'
import { randomTaskSetAct } from './randomTaskSets.ts'
import { randomSecurityGroupAct } from './randomSecurity.ts'

type Input = Record<string, unknown>

const CLUSTERS = ['yard', 'annex'] as const
const SERVICES = ['web', 'api', 'far', 'one'] as const
const FAMILIES = ['web', 'api', 'far'] as const
const TYPES = ['t3.micro', 't3.small', 'm5.large', 'c5.large'] as const
const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'] as const

/** Draws commands that fit what a world holds at the moment, and some that do not. */
export class RandomCommands {
  readonly random: Random
  /** In half of the lives containers fail. */
  readonly hasFaults: boolean
  #world: World

  constructor(seed: number, world: World) {
    this.random = Random.fromSeed(seed)
    this.#world = world
    this.hasFaults = seed % 2 === 1
  }

  /** One act in seven is broken in some way, of the few reads every other one. */
  next(): Act {
    const act = this.#wellMeant()
    return this.chance(isRead(act.service, act.operation) ? 50 : 14) ? brokenOf(act, this.random) : act
  }

  chance(percent: number): boolean {
    return this.random.between(1, 100) <= percent
  }

  pick<T>(from: readonly T[]): T {
    return from[this.random.between(0, from.length - 1)] as T
  }

  /** How long until the next command: often none, mostly seconds, now and then an hour. */
  gapMs(): number {
    const draw = this.random.between(1, 100)
    if (draw <= 25) return 0
    if (draw <= 60) return this.random.between(1, 5_000)
    if (draw <= 99) return this.random.between(5_000, 40_000)
    return this.random.between(60_000, 4_000_000)
  }

  #wellMeant(): Act {
    if (this.hasFaults && this.chance(10)) return act('lab', 'SetContainerBehavior', randomBehavior(this))
    if (this.chance(12)) {
      return this.chance(70) ? randomBalancingAct(this, this.#world) : randomSecurityGroupAct(this, this.#world)
    }
    const draw = this.random.between(1, 100)
    if (draw <= 2) return randomProviderAct(this, this.#world)
    if (draw <= 3) return randomTaskSetAct(this, this.#world)
    if (draw <= 5) return randomCodeDeployAct(this, this.#world)
    if (draw <= 35) return act('ecs', 'UpdateService', this.#update())
    if (draw <= 38) return this.#settings()
    if (draw <= 46) return act('ecs', 'CreateService', this.#create())
    if (draw <= 49)
      return act('ecs', 'DeleteService', { ...this.#cluster(), service: this.pick(SERVICES), force: this.chance(70) })
    if (draw <= 53) return act('ecs', 'RunTask', this.#run())
    if (draw <= 55) return act('ecs', 'StartTask', this.#start())
    if (draw <= 57) return act('ecs', 'StopTask', { ...this.#cluster(), task: this.#task() })
    if (draw <= 58) return this.chance(50) ? randomStop(this, this.#world) : randomHookAct(this, this.#world)
    if (draw <= 61) return act('ecs', 'UpdateTaskProtection', this.#protection())
    if (draw <= 66) return act('ecs', 'RegisterTaskDefinition', randomDefinition(this))
    if (draw <= 68) return act('ecs', 'DeregisterTaskDefinition', { taskDefinition: this.#definition() })
    if (draw <= 85) return this.#capacity()
    if (draw <= 87) return act('ecs', 'CreateCluster', { clusterName: this.pick(CLUSTERS) })
    if (draw <= 88) return act('ecs', 'DeleteCluster', { cluster: this.pick(CLUSTERS) })
    if (draw <= 89)
      return act('lab', 'SetLoad', { ...this.#cluster(), service: this.pick(SERVICES), ...randomLoad(this) })
    if (draw <= 90) return act('lab', 'SetTraffic', { ...this.#aim(), ...randomTraffic(this) })
    if (draw <= 92) return this.#attributes()
    if (draw <= 94) return this.chance(40) ? randomScalingAct(this) : randomAlarmAct(this)
    return this.#read()
  }

  #capacity(): Act {
    // Every placement looks at every instance: a dozen shows as much as a hundred.
    const draw = this.random.between(this.#world.instances.size > 10 ? 26 : 1, 100)
    if (draw <= 25)
      return act('lab', 'AddContainerInstances', { ...this.#cluster(), ...randomInstances(this, TYPES, ZONES) })
    if (draw <= 45)
      return act('ecs', 'UpdateContainerInstancesState', {
        ...this.#cluster(),
        containerInstances: [this.#instance().id],
        status: this.pick(['DRAINING', 'DRAINING', 'ACTIVE']),
      })
    if (draw <= 60)
      return act('lab', 'SetAgentConnected', {
        ...this.#cluster(),
        containerInstance: this.#instance().id,
        connected: this.chance(60),
      })
    if (draw <= 66) return act('ecs', 'DeregisterContainerInstance', this.#deregistration())
    if (draw <= 75) return act('ec2', 'TerminateInstances', { InstanceIds: [this.#ec2Id()] })
    if (draw <= 85)
      return act('autoscaling', 'SetDesiredCapacity', {
        AutoScalingGroupName: this.pick(['first', 'second']),
        DesiredCapacity: this.random.between(0, 4),
      })
    if (draw <= 88) return act('autoscaling', 'CreateAutoScalingGroup', randomGroup(this, ZONES))
    if (draw <= 92) return randomGroupPolicyAct(this, this.#world)
    if (draw <= 95)
      return act('ec2', 'CreateLaunchTemplate', {
        LaunchTemplateName: this.pick(['small', 'large']),
        LaunchTemplateData: { InstanceType: this.pick(TYPES), UserData: `ECS_CLUSTER=${this.pick(CLUSTERS)}` },
      })
    return act('ec2', 'RunInstances', {
      InstanceType: this.pick(TYPES),
      MinCount: 1,
      MaxCount: this.random.between(1, 2),
      UserData: 'ECS_CLUSTER=yard',
      Placement: { AvailabilityZone: this.pick(ZONES) },
    })
  }

  #read(): Act {
    const reads: readonly Act[] = [
      act('ecs', 'DescribeServices', { ...this.#cluster(), services: [this.pick(SERVICES)] }),
      act('ecs', 'ListServices', this.#cluster()),
      act('ecs', 'ListTasks', { ...this.#cluster(), desiredStatus: this.pick(['RUNNING', 'STOPPED', 'PENDING']) }),
      act('ecs', 'DescribeTasks', { ...this.#cluster(), tasks: [this.#task()] }),
      act('ecs', 'GetTaskProtection', { ...this.#cluster(), tasks: [this.#task()] }),
      act('ecs', 'DescribeClusters', { clusters: [...CLUSTERS] }),
      act('ecs', 'ListClusters', {}),
      act('ecs', 'ListAccountSettings', { effectiveSettings: this.chance(50) }),
      act('ecs', 'ListContainerInstances', this.#cluster()),
      act('ecs', 'DescribeContainerInstances', { ...this.#cluster(), containerInstances: [this.#instance().id] }),
      act('ecs', 'DescribeTaskDefinition', { taskDefinition: this.#definition() }),
      act('ecs', 'ListTaskDefinitions', {}),
      act('ec2', 'DescribeSubnets', {}),
      act('autoscaling', 'DescribeAutoScalingGroups', {}),
    ]
    return this.pick(reads)
  }

  #settings(): Act {
    const value = this.pick(['enabled', 'enhanced', 'disabled'])
    const settings = [{ name: 'containerInsights', value }]
    return this.pick([
      act('ecs', 'UpdateClusterSettings', { ...this.#cluster(), settings }),
      act('ecs', 'UpdateCluster', { ...this.#cluster(), settings }),
      act('ecs', 'PutAccountSetting', { name: 'containerInsights', value }),
      act('ecs', 'DeleteAccountSetting', { name: 'containerInsights' }),
    ])
  }

  #deregistration(): Input {
    return { ...this.#cluster(), containerInstance: this.#instance().id, ...(this.chance(60) && { force: true }) }
  }

  #cluster(): Input {
    return { cluster: this.chance(88) ? 'yard' : 'annex' }
  }

  #update(): Input {
    // Of what is there: a draw of any name would mostly be refused.
    const keys = [...this.#world.services.values()].filter((one) => one.status === 'ACTIVE')
    const service = keys.length > 0 && this.chance(95) ? this.pick(keys) : undefined
    const isFargate = service?.launchType === 'FARGATE'
    return {
      cluster: service?.clusterName ?? 'yard',
      service: service?.name ?? this.pick(SERVICES),
      ...(this.chance(45) && { desiredCount: this.random.between(0, 12) }),
      ...(this.chance(40) && { taskDefinition: isFargate ? 'far' : this.#definition() }),
      ...(this.chance(35) && { deploymentConfiguration: randomDeploymentConfiguration(this) }),
      ...(this.chance(8) && { placementStrategy: randomStrategies(this) }),
      ...(this.chance(8) && { placementConstraints: randomConstraints(this) }),
      ...(this.chance(5) && isFargate && { networkConfiguration: this.#network() }),
      ...(this.chance(10) && { forceNewDeployment: true }),
      ...(this.chance(8) && { loadBalancers: this.chance(30) ? [] : randomLoadBalancers(this, this.#world) }),
    }
  }

  #create(): Input {
    const isFargate = this.chance(25)
    return {
      ...this.#cluster(),
      serviceName: isFargate ? 'far' : this.pick(SERVICES),
      taskDefinition: isFargate ? 'far' : this.#definition(),
      desiredCount: this.random.between(0, 8),
      ...this.#launched(isFargate),
      ...(this.chance(70) && { deploymentConfiguration: randomDeploymentConfiguration(this) }),
      ...(this.chance(50) && { placementStrategy: randomStrategies(this) }),
      ...(this.chance(15) && { placementConstraints: randomConstraints(this) }),
      ...(this.chance(30) && { loadBalancers: randomLoadBalancers(this, this.#world) }),
    }
  }

  #run(): Input {
    const isFargate = this.chance(30)
    return {
      ...this.#cluster(),
      taskDefinition: isFargate ? 'far' : this.#definition(),
      count: this.random.between(1, 4),
      ...this.#launched(isFargate),
      ...(this.chance(50) && { placementStrategy: randomStrategies(this) }),
      ...(this.chance(15) && { placementConstraints: randomConstraints(this) }),
      ...(this.chance(30) && { overrides: randomOverrides(this) }),
      // Of few, so that they meet.
      ...(this.chance(20) && { clientToken: this.pick(['one', 'two', 'three']) }),
    }
  }

  /** By a launch type, or by a strategy where one is likely to be there. */
  #launched(isFargate: boolean): Input {
    const hasProviders = this.#world.capacityProviders.size > 0 && this.chance(40)
    if (!isFargate) return hasProviders ? { capacityProviderStrategy: randomStrategy(this, false) } : {}
    const networkConfiguration = this.#network()
    if (hasProviders) return { capacityProviderStrategy: randomStrategy(this, true), networkConfiguration }
    return { launchType: 'FARGATE', networkConfiguration }
  }

  #start(): Input {
    return {
      ...this.#cluster(),
      taskDefinition: this.#definition(),
      containerInstances: Array.from({ length: this.random.between(1, 3) }, () => this.#instance().id),
      ...(this.chance(40) && { overrides: randomOverrides(this) }),
    }
  }

  #protection(): Input {
    return {
      ...this.#cluster(),
      tasks: Array.from({ length: this.random.between(1, 4) }, () => this.#task()),
      protectionEnabled: this.chance(80),
      // Mostly short ones, so that they end while somebody looks.
      expiresInMinutes: this.pick([1, 1, 2, 5, 120]),
    }
  }

  #attributes(): Act {
    const attribute = {
      name: this.pick(['stack', 'rack']),
      targetType: 'container-instance',
      targetId: this.#instance().id,
    }
    if (this.chance(30)) return act('ecs', 'DeleteAttributes', { ...this.#cluster(), attributes: [attribute] })
    const value = this.pick(['prod', 'dev'])
    return act('ecs', 'PutAttributes', { ...this.#cluster(), attributes: [{ ...attribute, value }] })
  }

  #network(): Input {
    const subnets = ['subnet-1', 'subnet-2', 'subnet-3', 'subnet-4'].slice(0, this.random.between(1, 4))
    const worn = [...this.#world.securityGroups.keys()]
    const securityGroups = worn.length > 0 && this.chance(50) ? [this.pick(worn)] : []
    return { awsvpcConfiguration: { subnets, securityGroups } }
  }

  /** To a service's tasks, or to a load balancer. */
  #aim(): Input {
    const listeners = [...this.#world.listeners.keys()]
    if (this.#world.classicLoadBalancers.size > 0 && this.chance(20)) return { loadBalancerName: 'old' }
    if (listeners.length > 0 && this.chance(50)) return { listenerArn: this.pick(listeners) }
    return { ...this.#cluster(), service: this.pick(SERVICES) }
  }

  #definition(): string {
    const family = this.pick(FAMILIES.slice(0, 2))
    const latest = this.#world.latestRevisions.get(family) ?? 1
    return this.chance(40) ? family : `${family}:${String(Math.max(1, latest - this.random.between(0, 2)))}`
  }

  #task(): string {
    const live = [...this.#world.tasks.values()].filter((one) => one.step !== 'stopped')
    const from = live.length === 0 || this.chance(10) ? [...this.#world.tasks.keys()] : live.map((one) => one.id)
    return from.length === 0 ? 'none' : this.pick(from)
  }

  /** Of an instance, now and then of one that ECS has deregistered. */
  #ec2Id(): string {
    const gone = [...this.#world.deregisteredInstances.values()]
    return gone.length > 0 && this.chance(50) ? this.pick(gone).ec2InstanceId : this.#instance().ec2Id
  }

  #instance(): { readonly id: string; readonly ec2Id: string } {
    const all = [...this.#world.instances.values()]
    if (all.length === 0) return { id: 'none', ec2Id: 'i-none' }
    const one = this.pick(all)
    return { id: one.id, ec2Id: one.ec2InstanceId }
  }
}

export function act(service: CommandService, operation: string, input: Input): Act {
  return { service, operation, input }
}
