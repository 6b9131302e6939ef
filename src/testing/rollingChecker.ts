import { aboutIds } from '../model/world/decisionBase.ts'
import { must } from '../base/assert.ts'
import type { RollingDecision } from '../model/world/deployment/rollingDecision.ts'
import type { PlacementDecision } from '../model/world/placement/placementDecision.ts'
import type { Service } from '../model/world/service/service.ts'
import type { StopCode, Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'
import {
  heldBack,
  isLookedAtApart,
  isFailed,
  mayHave,
  mayLose,
  scopedTo,
  shiftUnderWay,
  stoppable,
  viewOf,
  type RollingView,
} from './rollingOracle.ts'
import type { Report } from './scan.ts'

const GAP_MS = 4_000
const BURST = 100

/** Judges what the service scheduler does, each act by the world before and after it, and each verdict by its counts. */
export class RollingChecker {
  #world: World
  #report: Report
  #lastActionMs = new Map<string, number>()
  /** The service and the instant of the last task that found no place. */
  #noPlace = ''

  constructor(world: World, report: Report) {
    this.#world = world
    this.#report = report
  }

  seeNoPlace(decision: PlacementDecision): void {
    this.#noPlace = `${decision.clusterName}/${String(decision.serviceName)}@${String(this.#world.nowMs)}`
  }

  /** DEP-2, task by task. */
  beforeStop(taskId: string, stopCode: StopCode): void {
    const task = must(this.#world.tasks.get(taskId), taskId)
    const whole = this.#world.services.get(`${task.clusterName}/${task.serviceName ?? ''}`)
    if (stopCode !== 'ServiceSchedulerInitiated') return
    if (whole === undefined) return this.#report(`SVC-4 the scheduler stops task ${task.id} of no service`)
    if (whole.status !== 'ACTIVE') return
    const ofDeployment = this.#scopeOf(whole, task)
    const service = scopedTo(this.#world, whole, ofDeployment)
    const view = viewOf(this.#world, service, { ofDeployment })
    if (view.failing.includes(task)) return this.#checkReplaced(service, view)
    if (isGivenUp(task, service, view)) return
    if (view.comingOld.includes(task)) this.#report(`DEP-12 ${task.id} comes in the place of an old one, and stops`)
    const isWanted = !view.outgoing.includes(task) && view.surplus === 0
    if (view.shielded.includes(task)) this.#report(`PRO-3 the scheduler stops task ${task.id}, which is protected`)
    if (isWanted) this.#report(`SVC-1 the scheduler stops task ${task.id}, which it wants`)
    if (task.isHealthy && !mayLose(service, view.healthy - 1)) this.#report(`DEP-2 ${service.key} loses too many`)
    const isUnready = task.step === 'running' && !task.isHealthy
    if (isUnready && !mayLose(service, view.healthy)) this.#report(`DEP-2 ${service.key} gives up a task too early`)
  }

  /** SVC-14: what fails goes when a healthy task is there for it, or when the upper limit leaves no room for one. */
  #checkReplaced(service: Service, { kept, failing, missing, active }: RollingView): void {
    const serving = kept.filter((one) => one.isHealthy).length
    const isReplaced = serving > service.desiredCount - failing.length
    const isBlocked = missing > 0 && !mayHave(service, active + 1)
    if (!isReplaced && !isBlocked) this.#say(service, 'SVC-14 stops a task that nothing replaces')
  }

  /** DEP-3, task by task. */
  afterStart(task: Task): void {
    if (task.serviceName === null) return
    const whole = this.#world.services.get(`${task.clusterName}/${task.serviceName}`)
    if (whole?.status !== 'ACTIVE') return this.#report(`SVC-8 ${task.serviceName} starts a task and is deleted`)
    const shift = shiftUnderWay(this.#world, whole)
    const isOld = (id: string) => shift === undefined && this.#isOfOld(whole, task, id)
    const own = whole.deployments.find(
      (one, i) =>
        one.id === task.deploymentId &&
        (i === 0 || one.id === shift?.blueId || one.taskSet !== undefined || isOld(one.id)),
    )
    if (own === undefined) this.#report(`DEP-10 ${whole.key} starts a task of an older deployment`)
    if (task.definitionKey !== own?.definitionKey) this.#report(`DEP-10 ${whole.key} starts another revision`)
    const ofDeployment = this.#scopeOf(whole, task)
    const service = scopedTo(this.#world, whole, ofDeployment)
    const view = viewOf(this.#world, service, { ofDeployment })
    if (isFailed(service)) this.#report(`DEP-17 ${service.key} starts a task, and its deployment has failed`)
    if (!mayHave(service, view.active)) this.#report(`DEP-3 ${service.key} has ${String(view.active)} tasks`)
    if (this.#isMoving(service)) return this.#checkMoved(service, task)
    // What an older revision lacks comes beside new tasks that are too many, where those are protected.
    if (view.surplus > 0 && own?.id === service.deployments[0]?.id)
      this.#report(`SVC-1 ${service.key} starts more than it wants`)
  }

  /** SVC-10: it says so before it starts the first, and of one that replaces a lost one nothing is said. */
  #isMoving(service: Service): boolean {
    const { rebalancing } = this.#world.scheduling.get(service.key) ?? {}
    return rebalancing !== undefined && viewOf(this.#world, service).surplus > 0
  }

  /** SVC-10: never during a deployment, and in a zone with less than another by two. */
  #checkMoved(service: Service, task: Task): void {
    const { kept, coming } = viewOf(this.#world, service, { without: [task.id] })
    const inZone = (zone: string) => [...kept, ...coming].filter((one) => one.availabilityZone === zone).length
    const most = Math.max(...kept.map((one) => inZone(one.availabilityZone)))
    if (service.deployments[0]?.rolloutState !== 'COMPLETED' || service.deployments.length > 1)
      this.#say(service, 'SVC-10 rebalances during a deployment')
    if (most - inZone(task.availabilityZone) < 2) this.#say(service, `SVC-10 moves ${task.id} for nothing`)
  }

  /** DEP-12: until the task came, its revision lacked one. */
  #isOfOld(service: Service, { id, deploymentId }: Task, ofDeployment: string): boolean {
    const before = viewOf(this.#world, service, { without: [id] })
    return deploymentId === ofDeployment && before.shortOld > 0
  }

  see(decision: RollingDecision): void {
    const key = `${decision.clusterName}/${String(decision.serviceName)}`
    const whole = must(this.#world.services.get(key), key)
    const { deploymentId: ofDeployment } = decision
    if (isLookedAtApart(this.#world, whole) !== (ofDeployment !== undefined))
      this.#say(whole, 'DEP-32 each revision is looked at for itself while traffic is shifted')
    const service = scopedTo(this.#world, whole, ofDeployment)
    // A stop is told before it is done, a start after.
    const without = decision.action === 'start' ? aboutIds(decision, 'task') : []
    const view = viewOf(this.#world, service, { without, ofDeployment })
    this.#checkCounts(decision, service, view)
    if (decision.waitsFor === 'alarms') return this.#checkBake(decision, service, view)
    switch (decision.action) {
      case 'stop':
        if (decision.count !== stoppable(view))
          this.#say(service, `DEP-5 stops all that may go: ${String(stoppable(view))}`)
        return this.#checkGap(service)
      case 'start':
        this.#checkStart(decision, service, view)
        return this.#checkGap(service)
      case 'wait':
      case 'noRoom':
      case 'blocked':
        return this.#checkRest(decision, service, view)
      case 'failed':
        if (!isFailed(service)) this.#say(service, 'DEP-17 the PRIMARY has failed')
        return
      case 'steady':
      case 'complete':
        if (!isDone(service, view)) this.#say(service, `SVC-2 ${decision.action} and not done`)
    }
  }

  /** DEP-22: all is done, and the newest deployment is watched by alarms. */
  #checkBake({ waitsUntilMs }: RollingDecision, service: Service, view: RollingView): void {
    const newest = this.#world.serviceDeployments.get(service.key)?.[0]
    if (!isDone(service, view)) this.#say(service, 'DEP-22 bakes, and is not done')
    if (service.settings.alarms?.enable !== true) this.#say(service, 'DEP-22 bakes without alarms')
    if (newest?.bakesUntilMs !== waitsUntilMs) this.#say(service, 'DEP-22 bakes until another time')
  }

  /** DEP-32: a task is judged among those of its revision while traffic is shifted. */
  #scopeOf(service: Service, { deploymentId }: Task): string | undefined {
    return isLookedAtApart(this.#world, service) ? (deploymentId ?? undefined) : undefined
  }

  #say(service: Service, problem: string): void {
    this.#report(`${problem} (${service.key})`)
  }

  #checkCounts(decision: RollingDecision, service: Service, view: RollingView): void {
    const { limits } = decision
    if (decision.healthy !== view.healthy || decision.active !== view.active) this.#say(service, 'DEP-3 miscounted')
    const isLower = mayLose(service, limits.lower) && !mayLose(service, limits.lower - 1)
    const isUpper = mayHave(service, limits.upper) && !mayHave(service, limits.upper + 1)
    if (!isLower || !isUpper) this.#say(service, 'DEP-1 the limits are the percents of the desired count')
    if (decision.toStop !== view.outgoing.length + view.surplus) this.#say(service, 'DEP-5 toStop')
    if ((decision.coming ?? 0) !== view.coming.length) this.#say(service, 'SVC-10 coming')
    if (decision.toStart !== view.missing) this.#say(service, 'DEP-5 toStart')
    if ((decision.protectedTasks ?? 0) !== heldBack(view)) this.#say(service, 'PRO-3 protectedTasks')
    const acted = decision.action === 'wait' ? 0 : aboutIds(decision, 'task').length
    if (decision.count !== acted) this.#say(service, 'DEP-5 count')
  }

  #checkStart(decision: RollingDecision, service: Service, view: RollingView): void {
    if (stoppable(view) > 0) this.#say(service, 'DEP-5 starts, and could stop')
    if (decision.zones !== undefined) return
    const lacked = decision.ofOld === undefined ? view.missing : view.shortOld
    if ((decision.ofOld?.short ?? 0) !== view.shortOld) this.#say(service, 'DEP-12 what the older revision lacks')
    const wanted = Math.min(lacked, Math.max(0, view.room))
    if (decision.count > BURST) this.#say(service, 'SVC-5 starts more than 100 at once')
    const mayStopShort = this.#foundNoPlace(service) || wanted > BURST / 2
    if (decision.count > wanted || (decision.count < wanted && !mayStopShort)) {
      this.#say(service, `DEP-3 starts ${String(decision.count)} of ${String(wanted)}`)
    }
  }

  #checkRest(decision: RollingDecision, service: Service, view: RollingView): void {
    if (stoppable(view) > 0) this.#say(service, `DEP-5 ${decision.action}, and could stop`)
    if (view.isThrottled && view.missing > 0) return
    const mayStart = Math.min(view.missing, view.room) > 0
    const mayReplace = Math.min(view.shortOld, view.room) > 0 && !view.isThrottled
    if (mayReplace && !this.#foundNoPlace(service))
      this.#say(service, 'DEP-12 rests, and an old task is to be replaced')
    if (mayStart && !this.#foundNoPlace(service)) this.#say(service, `DEP-5 ${decision.action}, and could start`)
    const hasUnready = [...view.kept, ...view.coming, ...view.outgoing].some((one) => !one.isHealthy)
    // INS-5: what stops where no agent reports it holds the service up as well.
    // PRO-3: so do protected tasks that the lower limit alone would let go.
    const isHeld = heldBack(view) > 0 && mayLose(service, view.healthy - 1)
    const waits = hasUnready || ((view.leaving.length > 0 || isHeld) && !mayStart)
    if (waits !== (decision.action === 'wait')) this.#say(service, `DEP-7 ${decision.action}, and could wait`)
    if ((decision.action === 'noRoom') !== (!hasUnready && mayStart)) this.#say(service, `PLC-6 ${decision.action}`)
    this.#checkUnheard(decision, service, view)
    if (isDone(service, view)) this.#say(service, `SVC-2 ${decision.action}, and all is done`)
  }

  /** INS-5: what is under way when the scheduler rests is on instances whose agents are disconnected. */
  #checkUnheard(decision: RollingDecision, service: Service, view: RollingView): void {
    const pending = [...view.kept, ...view.coming, ...view.outgoing].filter((one) => one.startedAtMs === null)
    const underWay = [...pending, ...view.leaving]
    const isHeard = (task: Task) => this.#world.instances.get(task.instanceId ?? '')?.agentConnected !== false
    if (underWay.some(isHeard)) this.#say(service, `DEP-5 ${decision.action}, and something is under way`)
    if (decision.waitsFor !== 'agent') return
    if (decision.unheard?.tasks !== underWay.length) this.#say(service, 'INS-5 miscounted')
  }

  /** DEP-9: the scheduler leaves 4 s after an action. */
  #checkGap(service: Service): void {
    const key = `${service.key}@${String(service.createdAtMs)}`
    const lastMs = this.#lastActionMs.get(key)
    if (lastMs !== undefined && this.#world.nowMs - lastMs < GAP_MS) this.#say(service, 'DEP-9 acts too soon')
    this.#lastActionMs.set(key, this.#world.nowMs)
  }

  #foundNoPlace(service: Service): boolean {
    return this.#noPlace === `${service.key}@${String(this.#world.nowMs)}`
  }
}

function isDone(service: Service, view: RollingView): boolean {
  if (isFailed(service)) return false
  const isWhole =
    view.outgoing.length + view.failing.length + view.coming.length === 0 && view.kept.length === service.desiredCount
  // SVC-2: a task that is still leaving an older deployment keeps it from being done.
  const isLeft = view.leaving.every((one) => one.deploymentId === service.deployments[0]?.id)
  return isWhole && isLeft && view.kept.every((one) => one.isHealthy)
}

/** SVC-14: of what goes anyway one that fails may go at any time that there is no room for a new one. */
function isGivenUp(task: Task, service: Service, { failingOld, missing, shortOld, active }: RollingView): boolean {
  return failingOld.includes(task) && missing + shortOld > 0 && !mayHave(service, active + 1)
}
