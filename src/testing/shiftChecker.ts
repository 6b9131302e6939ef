import type { Change } from '../model/world/change.ts'
import type { Shift } from '../model/world/deployment/shifting/shift.ts'
import type { World } from '../model/world/world.ts'
import type { Report } from './scan.ts'

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>

/** The stages that may follow each, as the guide draws them. */
const FOLLOWING: Readonly<Record<string, readonly string[]>> = {
  RECONCILE_SERVICE: ['PRE_SCALE_UP'],
  PRE_SCALE_UP: ['SCALE_UP'],
  SCALE_UP: ['POST_SCALE_UP'],
  POST_SCALE_UP: ['TEST_TRAFFIC_SHIFT'],
  TEST_TRAFFIC_SHIFT: ['POST_TEST_TRAFFIC_SHIFT'],
  POST_TEST_TRAFFIC_SHIFT: ['PRE_PRODUCTION_TRAFFIC_SHIFT'],
  PRE_PRODUCTION_TRAFFIC_SHIFT: ['PRODUCTION_TRAFFIC_SHIFT'],
  PRODUCTION_TRAFFIC_SHIFT: ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'],
  POST_PRODUCTION_TRAFFIC_SHIFT: ['BAKE_TIME'],
  BAKE_TIME: ['CLEAN_UP'],
  CLEAN_UP: [],
}

/** Judges each stage of a deployment that shifts traffic by the one before it (DEP-31 to DEP-36). */
export class ShiftChecker {
  #world: World
  #report: Report

  constructor(world: World, report: Report) {
    this.#world = world
    this.#report = report
  }

  before(change: Change): void {
    if (change.kind === 'shiftBegun') return this.#begin(change)
    if (change.kind === 'shiftSet') return this.#set(change)
  }

  #begin({ serviceKey, shift, onAlternate }: Of<'shiftBegun'>): void {
    const say = this.#sayer(serviceKey)
    const deployments = this.#world.services.get(serviceKey)?.deployments ?? []
    const blue = deployments.find(({ id }) => id === shift.blueId)
    if (blue?.rolloutState !== 'COMPLETED' || blue.status !== 'ACTIVE') say('DEP-30 from a revision that is COMPLETED')
    if ((blue?.onAlternate === true) === onAlternate) say('DEP-32 to the other side')
    const first = deployments.length > 2 ? 'RECONCILE_SERVICE' : 'PRE_SCALE_UP'
    if (shift.stage !== first || shift.production !== 0 || shift.test !== 0) say('DEP-31 how it begins')
  }

  #set({ serviceKey, shift }: Of<'shiftSet'>): void {
    const say = this.#sayer(serviceKey)
    const { shift: before, rollback } = this.#world.serviceDeployments.get(serviceKey)?.[0] ?? {}
    if (before === undefined) return say('DEP-31 it has begun')
    if (rollback !== undefined) return this.#back(before, shift, say)
    if (shift.production < before.production || shift.test < before.test) say('DEP-33 no traffic goes back')
    const isSame = before.stage === shift.stage && before.stageAtMs === shift.stageAtMs
    if (isSame) return
    if (FOLLOWING[before.stage]?.includes(shift.stage) !== true) say(`DEP-31 ${shift.stage} after ${before.stage}`)
    if (before.hooks.some((one) => !isAnswered(one))) say('DEP-34 a stage waits for its hooks')
    if ((before.untilMs ?? 0) > this.#world.nowMs) say('DEP-35 a stage rests until its time is over')
    if (shift.production !== before.production && shift.stage !== 'PRODUCTION_TRAFFIC_SHIFT')
      say('DEP-33 its own stage')
    if (before.stage === 'SCALE_UP') this.#checkScaled(serviceKey, say)
  }

  /** On the way back hooks of the two shifts are called and asked, and nothing else of it changes. */
  #back(before: Shift, after: Shift, say: Report): void {
    const own = (shift: Shift) =>
      JSON.stringify({ ...shift, hooks: shift.hooks.filter((one) => one.isRollback !== true) })
    if (own(before) !== own(after)) say('DEP-36 what was shifted stays as it was')
    const called = after.hooks.filter((one) => one.isRollback === true)
    if (called.some(({ stage }) => stage !== 'TEST_TRAFFIC_SHIFT' && stage !== 'PRODUCTION_TRAFFIC_SHIFT'))
      say('DEP-36 hooks of the two shifts alone')
  }

  #checkScaled(serviceKey: string, say: Report): void {
    const service = this.#world.services.get(serviceKey)
    if ((service?.deployments[0]?.healthyCount ?? 0) < (service?.desiredCount ?? 0)) say('DEP-31 SCALE_UP is over')
  }

  #sayer(serviceKey: string): Report {
    return (problem) => this.#report(`${problem} (${serviceKey})`)
  }
}

function isAnswered({ status, timeoutAction }: Shift['hooks'][number]): boolean {
  return status === 'SUCCEEDED' || (status === 'TIMED_OUT' && timeoutAction === 'CONTINUE')
}
