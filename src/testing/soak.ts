import { Engine } from '../model/engine/engine.ts'
import { Run } from '../model/engine/run.ts'
import type { Act, Answer, Command } from '../model/api/command.ts'
import { isRead } from '../model/api/operations.ts'
import type { Decision } from '../model/world/decision.ts'
import { isMeasurement } from '../model/world/measurement.ts'
import type { Task } from '../model/world/task/task.ts'
import type { Aim } from '../model/world/traffic/traffic.ts'
import { ActionChecker } from './actionChecker.ts'
import { checkInvariants } from './invariants.ts'
import { hasFront, mendedFronts } from './mendedFronts.ts'
import { act, RandomCommands } from './randomCommands.ts'
import { mendedDeployment } from './randomDeployments.ts'
import { mendedCodeDeploy, randomCodeDeployAct } from './randomCodeDeploy.ts'
import { mendedTaskSets } from './randomTaskSets.ts'
import { FaultWitness, mendedFaults, RandomFaults, stormEndMs, type RandomFault } from './randomFaults.ts'
import { isDone } from './serviceInvariants.ts'
import { checkFlows } from './trafficInvariants.ts'
import { differenceOf, worldText } from './worldText.ts'

const COMMANDS = 200
/** Of so many lives one begins behind a load balancer. */
const BALANCED_EVERY = 3
/** And with so many acts on CodeDeploy, after which it has all that it needs. */
const DEPLOYED_EVERY = 4
const CODE_DEPLOY_ACTS = 9
/**
 * When faults are over a lab with room and fair percents is at rest within this: boot, drain, a dozen rolling steps, and
 * where starts failed the next try, which may be 27 minutes away (SVC-15).
 */
const REST_MS = 35 * 60_000

export interface Soaked {
  readonly log: readonly Command[]
  readonly refused: number
  /** The faults that it could suffer, and those of all that came to something. */
  readonly faults: readonly RandomFault[]
  readonly fired: ReadonlySet<RandomFault>
  /** Changes and decisions by kind, and operations by name with what came of them. */
  readonly counts: ReadonlyMap<string, number>
}

/** As `lab SetTraffic` names it. */
function aimed(aim: Aim): object {
  if (aim.kind === 'classic') return { loadBalancerName: aim.loadBalancerName }
  if (aim.kind === 'listener') {
    return { listenerArn: aim.listenerArn, path: aim.path, ...(aim.host !== '' && { host: aim.host }) }
  }
  const [cluster, service] = aim.serviceKey.split('/')
  return { cluster, service }
}

/** One random life of a world under all checks. @throws Error  with the seed, the moment and what broke */
export function soak(seed: number): Soaked {
  const life = new Life(seed)
  try {
    life.begin()
    for (let i = 0; i < COMMANDS; i++) life.step()
    life.comeToRest()
    life.replay()
  } catch (error) {
    const last = life.log.at(-1)
    const where = `seed ${String(seed)}, command ${String(life.log.length)} ${JSON.stringify(last)}, at ${String(life.nowMs)} ms`
    throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  const { log, refused, witness, faults } = life
  const counts = new Map([...life.checker.counts, ...life.answers])
  return { log, refused, counts, faults: faults.on, fired: witness.fired }
}

class Life {
  readonly log: Command[] = []
  refused = 0
  readonly answers = new Map<string, number>()
  readonly checker: ActionChecker
  readonly faults: RandomFaults
  readonly witness = new FaultWitness()
  #seed: number
  #engine: Engine
  #draws: RandomCommands
  /** Times and the hashes that the world had then, for a replay to meet again. */
  #known = new WeakSet<Task | Decision>()
  #changes = 0
  /** Requests went on, which happens every few seconds: nothing else of the world is another for it. */
  #hasFlowed = false
  #moments: { readonly atMs: number; readonly hash: string }[] = []

  constructor(seed: number) {
    this.#seed = seed
    this.#engine = Engine.create(seed)
    this.#draws = new RandomCommands(seed, this.#engine.world)
    this.faults = new RandomFaults(seed)
    this.checker = new ActionChecker(this.#engine.world)
    this.#engine.listener = (change) => {
      this.checker.see(change, this.#engine.world.nowMs)
      this.witness.hear(change, this.#engine.world)
      if (change.kind === 'requestsFlowed') this.#hasFlowed = true
      else if (!isMeasurement(change)) this.#changes += 1
    }
  }

  get nowMs(): number {
    return this.#engine.world.nowMs
  }

  /** A small yard, so that commands meet something. */
  begin(): void {
    const container = { name: 'main', image: 'main:1', cpu: 128, memory: 256 }
    const service = { cluster: 'yard', serviceName: 'web', taskDefinition: 'web', desiredCount: 4 }
    const isBalanced = this.#seed % BALANCED_EVERY === 1
    const ports = isBalanced ? { portMappings: [{ containerPort: 80, hostPort: 0 }] } : {}
    this.#give(act('ecs', 'CreateCluster', { clusterName: 'yard' }))
    this.#give(act('ecs', 'CreateCluster', { clusterName: 'annex' }))
    this.#give(act('lab', 'AddContainerInstances', { cluster: 'yard', instanceType: 'm5.large', count: 3 }))
    this.#give(
      act('ecs', 'RegisterTaskDefinition', { family: 'web', containerDefinitions: [{ ...container, ...ports }] }),
    )
    this.#give(act('ecs', 'RegisterTaskDefinition', { family: 'api', containerDefinitions: [container] }))
    this.#give(act('ecs', 'CreateService', { ...service, ...(isBalanced && this.#behindBalancer()) }))
    for (const one of this.faults.setUp()) this.#give(one)
    if (this.#seed % DEPLOYED_EVERY !== 2) return
    for (let i = 0; i < CODE_DEPLOY_ACTS; i++) this.#give(randomCodeDeployAct(this.#draws, this.#engine.world))
  }

  /** A load balancer in front of a service, as some lives begin. */
  #behindBalancer(): { readonly loadBalancers: readonly object[] } {
    const { world } = this.#engine
    const Subnets = ['subnet-1', 'subnet-2', 'subnet-3']
    this.#give(act('ec2', 'CreateSecurityGroup', { GroupName: 'alb', Description: 'of the load balancer' }))
    const [GroupId = ''] = world.securityGroups.keys()
    const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]
    this.#give(act('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions }))
    this.#give(act('elbv2', 'CreateLoadBalancer', { Name: 'front', Subnets, SecurityGroups: [GroupId] }))
    this.#give(act('elbv2', 'CreateTargetGroup', { Name: 'web', Protocol: 'HTTP', Port: 80 }))
    const [targetGroupArn = ''] = world.targetGroups.keys()
    const [LoadBalancerArn = ''] = world.loadBalancers.keys()
    const DefaultActions = [{ Type: 'forward', TargetGroupArn: targetGroupArn }]
    this.#give(act('elbv2', 'CreateListener', { LoadBalancerArn, Protocol: 'HTTP', Port: 80, DefaultActions }))
    return { loadBalancers: [{ targetGroupArn, containerName: 'main', containerPort: 80 }] }
  }

  /** Some time, then a command. */
  step(): void {
    const gapMs = this.#draws.gapMs()
    // Half of the way first: not only commands look at a world.
    this.#goTo(this.nowMs + Math.floor(gapMs / 2))
    this.#moments.push({ atMs: this.nowMs, hash: this.#engine.hash })
    this.#goTo(this.nowMs + Math.ceil(gapMs / 2))
    this.#give(this.#draws.next())
    const fault = this.faults.next(this.#engine.world)
    if (fault !== null) this.#give(fault)
  }

  /** DEP-6: no more commands than those that make room and let everything move; then all of it ends. */
  comeToRest(): void {
    this.#goTo(stormEndMs(this.#engine.world))
    for (const one of mendedFaults(this.#engine.world)) this.#give(one)
    for (const one of [...this.#engine.world.instances.values()]) {
      const cluster = one.clusterName
      this.#give(
        act('ecs', 'UpdateContainerInstancesState', { cluster, containerInstances: [one.id], status: 'ACTIVE' }),
      )
      this.#give(act('lab', 'SetAgentConnected', { cluster, containerInstance: one.id, connected: true }))
    }
    for (const { image } of [...this.#engine.world.containerBehaviors.values()]) {
      this.#give(act('lab', 'SetContainerBehavior', { image, reset: true }))
    }
    for (const one of mendedCodeDeploy(this.#engine.world)) this.#give(one)
    // Requests that nobody answers in time fill one task after the other (CON-7).
    for (const { aim } of [...this.#engine.world.traffic.values()]) {
      this.#give(act('lab', 'SetTraffic', { ...aimed(aim), shape: 'constant', peakRequestsPerSecond: 0 }))
    }
    for (const id of [...this.#engine.world.protections.keys()]) {
      const cluster = this.#engine.world.tasks.get(id)?.clusterName ?? ''
      this.#give(act('ecs', 'UpdateTaskProtection', { cluster, tasks: [id], protectionEnabled: false }))
    }
    for (const one of mendedFronts(this.#engine.world)) this.#give(one)
    // What scales goes on for as long as its metric does.
    for (const serviceKey of [...this.#engine.world.scalableTargets.keys()]) {
      const target = { ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' } as const
      const input = { ...target, ResourceId: `service/${serviceKey}` }
      this.#give(act('application-autoscaling', 'DeregisterScalableTarget', input))
    }
    const busy = [...this.#engine.world.services.values()].filter((one) => one.status !== 'INACTIVE')
    for (const cluster of new Set(busy.map((one) => one.clusterName))) {
      this.#give(act('lab', 'AddContainerInstances', { cluster, instanceType: 'm5.4xlarge', count: 14 }))
    }
    for (const service of [...this.#engine.world.services.values()]) {
      if (service.controller !== undefined) {
        for (const one of mendedTaskSets(this.#engine.world, service)) this.#give(one)
        continue
      }
      const { key, clusterName, name, desiredCount, settings, launchType } = service
      // On each of the new instances one task that takes a port for itself finds a place.
      const count = Math.min(desiredCount, 3)
      const input = {
        cluster: clusterName,
        service: name,
        desiredCount: count,
        ...mendedDeployment(this.#engine.world, key),
      }
      const alone = hasFront(this.#engine.world, settings.loadBalancers) ? {} : { loadBalancers: [] }
      // What no instance fulfils is lifted: the new ones have no attributes.
      // The new ones are of no capacity provider.
      const hasStrategy = settings.capacityProviderStrategy !== undefined && launchType === 'EC2'
      const anywhere = hasStrategy ? { capacityProviderStrategy: [] } : {}
      this.#give(act('ecs', 'UpdateService', { ...input, ...alone, ...anywhere, placementConstraints: [] }))
    }
    this.#goTo(this.nowMs + REST_MS)
    this.#checkRest()
    this.checker.finish()
    this.#fail(this.checker.problems)
    const difference = differenceOf(this.checker.mirror, this.#engine.world)
    if (difference !== null) throw new Error(`a mirror differs in ${difference}`)
  }

  /** DET-3, DET-4: the log alone leads to the same world, from any mark to any time. */
  replay(): void {
    const run = new Run({ seed: this.#seed, log: this.log })
    run.advance(this.nowMs)
    if (run.hash !== this.#engine.hash) throw new Error('DET-4 the replay is another world')
    // A tenth is enough to see that the hash tells worlds apart.
    const isSame = this.#seed % 10 !== 0 || worldText(run.world) === worldText(this.#engine.world)
    if (!isSame) throw new Error('DET-4 same hash, another world')
    if (run.refusals.length !== this.refused) throw new Error('DET-4 the replay refuses other commands')
    for (let i = 0; i < 2; i++) this.#seek(run)
  }

  #seek(run: Run): void {
    const { atMs } = this.#draws.pick(this.#moments)
    // At a time with commands the last moment is before them: the first command after it tells.
    const isBusy = this.log.some((one) => one.atMs === atMs)
    run.seek(atMs)
    const moment = this.#moments.findLast((one) => one.atMs === atMs)
    if (!isBusy && run.hash !== moment?.hash) throw new Error(`DET-4 a seek to ${String(atMs)} is another world`)
  }

  #goTo(toMs: number): void {
    this.checker.during(null)
    for (;;) {
      const next = this.#engine.nextAtMs
      if (next === undefined || next > toMs) break
      this.#engine.runUntil(next)
      this.#check()
    }
    this.#engine.runUntil(toMs)
    this.checker.mirror.nowMs = toMs
  }

  #give(given: Act): void {
    const engine = this.#engine
    const command = { atMs: this.nowMs, ...given }
    this.log.push(command)
    const hash = engine.hash
    this.checker.during(given)
    const answer = engine.execute(command)
    this.witness.answered(given, answer)
    this.#check()
    const name = `${given.operation} ${'error' in answer ? 'refused' : 'done'}`
    this.answers.set(name, (this.answers.get(name) ?? 0) + 1)
    if ('error' in answer) this.#checkRefusal(answer)
    const mayChange = !('error' in answer) && !isRead(given.service, given.operation)
    if (!mayChange && engine.hash !== hash) throw new Error('DET-5, DET-7 a refused command or a read left a trace')
    if (isRead(given.service, given.operation)) this.#checkRead(given, answer)
  }

  #checkRefusal(answer: Extract<Answer, { error: unknown }>): void {
    this.refused += 1
    const { name, message } = answer.error
    if (name === '' || message === '') throw new Error('a refusal has a name and a message')
  }

  #checkRead(given: Act, answer: Answer): void {
    if (JSON.stringify(this.#engine.query(given)) !== JSON.stringify(answer))
      throw new Error('DET-7 a query answers else')
  }

  #check(): void {
    this.#fail(this.checker.problems)
    if (this.#hasFlowed) this.#fail(checkFlows(this.#engine.world))
    this.#hasFlowed = false
    // Nothing but a datapoint: the world is the one that was checked before.
    if (this.#changes === 0) return
    this.#changes = 0
    this.#fail(checkInvariants(this.#engine.world, this.#engine.wakes, this.#known))
  }

  #fail(problems: readonly string[]): void {
    if (problems.length > 0) throw new Error(problems.slice(0, 5).join('\n'))
  }

  #checkRest(): void {
    const { world } = this.#engine
    if (!this.#engine.isSettled) throw new Error('DEP-6 something is still under way')
    for (const service of world.services.values()) {
      const tasks = [...world.tasks.values()].filter(
        (one) => one.step !== 'stopped' && `${one.clusterName}/${String(one.serviceName)}` === service.key,
      )
      if (service.status === 'DRAINING') throw new Error(`SVC-8 ${service.key} does not end`)
      // What has no task set yet has nothing to be steady with.
      if (service.status !== 'ACTIVE' || service.deployments.length === 0) continue
      if (!service.isSteady || !isDone(world, service, tasks)) throw new Error(`DEP-6 ${service.key} is not steady`)
    }
  }
}
