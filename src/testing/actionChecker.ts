import type { Act } from '../model/api/command.ts'
import { apply } from '../model/world/apply.ts'
import type { Change } from '../model/world/change.ts'
import type { Decision } from '../model/world/decision.ts'
import type { TasksMoved } from '../model/world/task/taskChanges.ts'
import { copyWorld, type WritableWorld, type World } from '../model/world/world.ts'
import { DeploymentChecker } from './deploymentChecker.ts'
import { checkMove } from './moveChecker.ts'
import { PlaceChecker } from './placeChecker.ts'
import { RollingChecker } from './rollingChecker.ts'
import type { Report } from './scan.ts'
import { ShiftChecker } from './shiftChecker.ts'
import { startsOf } from '../model/world/task/tasksStarted.ts'

/** Why a task may leave steps of its life out: ECS has lost its instance (TSK-6). */
const LOSSES: ReadonlySet<string> = new Set([
  'instanceTerminated',
  'instanceStopped',
  'instanceDeregistered',
  'zoneOut',
])

/**
 * Watches the stream of changes and judges each by the world before and after it: what commands and faults may break,
 * the scheduler may not. It keeps its own copy of the world by the same `apply`, as a page does.
 */
export class ActionChecker {
  readonly problems: string[] = []
  /** The copy that the changes alone have made. */
  readonly mirror: WritableWorld
  #places: PlaceChecker
  #rolling: RollingChecker
  #deployments: DeploymentChecker
  #shifts: ShiftChecker
  #ids = new Set<string>()
  /** Tasks whose instance is being terminated (INS-4). */
  #orphans = new Set<string>()
  /** When tasks pulled once more (PUL-4). */
  #pulledAgainAtMs = new Map<string, number>()
  #definitions = new Map<string, string>()
  #counts = new Map<string, number>()

  constructor(world: World) {
    this.mirror = copyWorld(world)
    this.#places = new PlaceChecker(this.mirror, this.#report)
    this.#rolling = new RollingChecker(this.mirror, this.#report)
    this.#deployments = new DeploymentChecker(this.mirror, this.#report)
    this.#shifts = new ShiftChecker(this.mirror, this.#report)
  }

  /** How often each kind of change and decision was seen: a test that never sees one tests nothing of it. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts
  }

  /** Says which command is carried out until the next is: what a standalone task was asked with stands in it. */
  during(command: Act | null): void {
    this.#places.during(command)
  }

  /** What befalls several tasks at once has to be right for one after the other. */
  see(change: Change, nowMs: number): void {
    const { mirror } = this
    const { moves } = mirror
    const singles = singlesOf(change)
    for (const one of singles) this.#see(one, nowMs)
    if (singles.length > 1) mirror.moves = moves + 1
  }

  #see(change: Change, nowMs: number): void {
    const { mirror } = this
    if (nowMs < mirror.nowMs) this.#report(`DET-1 ${change.kind} goes back in time`)
    mirror.nowMs = nowMs
    // When a launch is over is known before: as its instance is there.
    const isAhead = change.kind === 'groupActivityEnded' && change.atMs > nowMs
    if ('atMs' in change && change.atMs !== nowMs && !isAhead) this.#report(`DET-1 ${change.kind} happens now`)
    const name = nameOf(change)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
    this.#before(change)
    apply(mirror, change)
    this.#after(change)
  }

  /** DEF-1: what was registered is what is there at the end. */
  finish(): void {
    for (const [key, text] of this.#definitions) {
      if (frozenText(this.mirror, key) !== text) this.#report(`DEF-1 ${key} has changed`)
    }
  }

  readonly #report: Report = (problem) => {
    this.problems.push(`${problem} (at ${String(this.mirror.nowMs)} ms)`)
  }

  #before(change: Change): void {
    this.#deployments.before(change)
    this.#shifts.before(change)
    switch (change.kind) {
      case 'taskCreated':
        this.#newId(change.task.id)
        return this.#places.beforeTask(change.task)
      case 'taskPlaced':
        return this.#places.beforePlaced(change)
      case 'tasksMoved':
        return this.#checkMove(change)
      case 'taskStepPlanned':
        if (change.nextStepAtMs !== null) this.#pulledAgainAtMs.set(change.taskId, this.mirror.nowMs)
        return
      case 'tasksStopAsked':
        for (const taskId of change.taskIds) this.#rolling.beforeStop(taskId, change.stopCode)
        return
      case 'instanceLaunched':
        return this.#newId(change.instance.id)
      case 'serviceEventAdded':
        return this.#newId(change.event.id)
      case 'deploymentStarted':
        return this.#newId(change.deploymentId)
      case 'decided':
        if (change.decision.id !== this.mirror.counters.decisions + 1) this.#report('DET-6 decisions are numbered')
        if (change.decision.kind === 'rolling') this.#rolling.see(change.decision)
        this.#seePlacement(change.decision)
        if (change.decision.kind === 'stop' && LOSSES.has(change.decision.cause)) {
          this.#orphans.add(change.decision.taskId)
        }
        return
      default:
        return
    }
  }

  #checkMove(change: TasksMoved): void {
    for (const taskId of change.taskIds) {
      const pulledAgainAtMs = this.#pulledAgainAtMs.get(taskId)
      checkMove(this.mirror, { taskId, change, isOrphan: this.#orphans.has(taskId), pulledAgainAtMs }, this.#report)
    }
  }

  #after(change: Change): void {
    if (change.kind === 'taskCreated') this.#rolling.afterStart(change.task)
    if (change.kind === 'definitionRegistered') {
      const key = `${change.definition.family}:${String(change.definition.revision)}`
      this.#definitions.set(key, frozenText(this.mirror, key))
    }
  }

  #seePlacement(decision: Decision): void {
    if (decision.kind === 'strategy') this.#places.seeStrategy(decision)
    if (decision.kind !== 'placement') return
    this.#places.see(decision)
    if (decision.taskId === null) this.#rolling.seeNoPlace(decision)
  }

  #newId(id: string): void {
    if (this.#ids.has(id)) this.#report(`DET-6 ${id} is used twice`)
    this.#ids.add(id)
  }
}

function singlesOf(change: Change): readonly Change[] {
  if (change.kind === 'tasksStarted') {
    return startsOf(change).flatMap(({ task, placement: decision }): readonly Change[] => [
      { kind: 'decided', decision },
      { kind: 'taskCreated', task },
    ])
  }
  return 'taskIds' in change ? change.taskIds.map((taskId) => ({ ...change, taskIds: [taskId] })) : [change]
}

function nameOf(change: Change): string {
  if (change.kind !== 'decided') return change.kind
  const { decision } = change
  if (decision.kind === 'rolling') return `rolling ${decision.action}`
  if (decision.kind === 'breaker') return `breaker ${decision.action}`
  if (decision.kind === 'failure') return `failure ${decision.to === null ? 'stays' : 'rolls back'}`
  if (decision.kind === 'targetHealth') return `target ${decision.state}`
  return decision.kind === 'stop' ? `stop ${decision.cause}` : `placement ${decision.rule}`
}

/** A revision without what may change: its status and its place among those that were used. */
function frozenText(world: World, key: string): string {
  return JSON.stringify({ ...world.taskDefinitions.get(key), status: null, deregisteredAtMs: null, ordinal: null })
}
