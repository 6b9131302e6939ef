import { describe, expect, it } from 'vitest'
import { appSpec, codeDeployed, deploy, eventsOf, targetOf } from '../codeDeploys.ts'
import { history } from '../deployments.ts'
import { act } from '../shiftReads.ts'
import { BLUE_GREEN, deployNext, LAMBDA, lambdaHook, shiftedService, weightsAt, type TwoSided } from '../shifting.ts'
import type { Input, TestLab } from '../testLab.ts'

/**
 * Traces of deployments that shift traffic as AWS publishes them, beside the lab's own. AWS tells the order, the traffic
 * and who runs, and of times only those that one configures: how long a stage lasts it tells nowhere, so none is held.
 */

/** What a stage is like: a part of the traffic in percent, from and to while it moves, and tasks that are healthy. */
interface Stage {
  readonly production: readonly [from: number, to: number]
  readonly test: readonly [from: number, to: number]
  readonly blueRuns: boolean
  /** Of the tasks that are desired: none, all, or some of them. */
  readonly green: 'none' | 'some' | 'all'
}

const NOT_YET = [0, 0] as const
const DONE = [100, 100] as const
const MOVES = [0, 100] as const

/** ECS API Reference, ServiceDeployment, lifecycleStage. Of RECONCILE_SERVICE it tells when it comes, not what it is like. */
const STAGES: Readonly<Record<string, Stage>> = {
  PRE_SCALE_UP: { production: NOT_YET, test: NOT_YET, blueRuns: true, green: 'none' },
  SCALE_UP: { production: NOT_YET, test: NOT_YET, blueRuns: true, green: 'some' },
  POST_SCALE_UP: { production: NOT_YET, test: NOT_YET, blueRuns: true, green: 'all' },
  TEST_TRAFFIC_SHIFT: { production: NOT_YET, test: MOVES, blueRuns: true, green: 'all' },
  POST_TEST_TRAFFIC_SHIFT: { production: NOT_YET, test: DONE, blueRuns: true, green: 'all' },
  PRE_PRODUCTION_TRAFFIC_SHIFT: { production: MOVES, test: DONE, blueRuns: true, green: 'all' },
  PRODUCTION_TRAFFIC_SHIFT: { production: MOVES, test: DONE, blueRuns: true, green: 'all' },
  POST_PRODUCTION_TRAFFIC_SHIFT: { production: DONE, test: DONE, blueRuns: true, green: 'all' },
  BAKE_TIME: { production: DONE, test: DONE, blueRuns: true, green: 'all' },
  CLEAN_UP: { production: DONE, test: DONE, blueRuns: false, green: 'all' },
}

const BEFORE = ['PRE_SCALE_UP', 'SCALE_UP', 'POST_SCALE_UP', 'TEST_TRAFFIC_SHIFT', 'POST_TEST_TRAFFIC_SHIFT']
const AFTER = ['POST_PRODUCTION_TRAFFIC_SHIFT', 'BAKE_TIME', 'CLEAN_UP']

/** Developer Guide, deployment-type-linear, canary-deployment: both are gone through at every step. */
const inSteps = (steps: number): readonly string[] => [
  ...BEFORE,
  ...Array.from({ length: steps }, () => ['PRE_PRODUCTION_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT']).flat(),
  ...AFTER,
]

/** The stages in their order, and whatever a look at any time finds that is not as AWS tells it. */
function lived(made: TwoSided): {
  readonly stages: readonly string[]
  readonly shifts: readonly string[]
  readonly wrong: readonly string[]
} {
  const { lab } = made
  const stages: string[] = []
  const shifts: string[] = []
  const wrong = new Set<string>()
  const look = (): void => {
    const [newest] = history(lab)
    const stage = newest?.status === 'IN_PROGRESS' ? String(newest.lifecycleStage) : ''
    const told = STAGES[stage]
    if (told === undefined) return
    if (stages.at(-1) !== stage) stages.push(stage)
    const [production = 0, test = 0] = [made.production, made.test].map((rule) => weightsAt(made, rule)[1])
    const shift = `${String(Math.round(lab.nowMs / 60_000))} min ${String(production)} %`
    if (stage === 'PRODUCTION_TRAFFIC_SHIFT' && shifts.at(-1)?.split('min')[1] !== shift.split('min')[1])
      shifts.push(shift)
    const isWithin = ([from, to]: readonly [number, number], share: number) => share >= from && share <= to
    if (!isWithin(told.production, production)) wrong.add(`${stage}: ${String(production)} % of production`)
    if (!isWithin(told.test, test)) wrong.add(`${stage}: ${String(test)} % of tests`)
    const healthy = (key: string) => lab.tasks().filter((one) => one.definitionKey === key && one.isHealthy).length
    const green = healthy('far:2')
    const isScaled = told.green === 'none' ? green === 0 : told.green === 'some' ? green <= 2 : green === 2
    if (!isScaled) wrong.add(`${stage}: ${String(green)} of the new revision`)
    if (told.blueRuns && healthy('far:1') !== 2) wrong.add(`${stage}: ${String(healthy('far:1'))} of the old revision`)
  }
  deployNext(lab)
  const startMs = lab.nowMs
  lab.forward(5_400_000, look)
  return { stages, shifts: shifts.map((one) => sinceStart(one, startMs)), wrong: [...wrong] }
}

/** In minutes since the first shift rather than since the lab began. */
function sinceStart(row: string, startMs: number): string {
  return row.replace(/^\d+/, (minutes) => String(Number(minutes) - Math.round(startMs / 60_000)))
}

describe('DEP-31 DEP-33 the stages of each strategy beside those that the ECS API Reference lists', () => {
  it.each<[string, Input, readonly string[]]>([
    ['BLUE_GREEN', BLUE_GREEN, inSteps(1)],
    ['LINEAR, 10 % as it is by itself', { strategy: 'LINEAR' }, inSteps(10)],
    ['CANARY, 5 % as it is by itself', { strategy: 'CANARY' }, inSteps(2)],
  ])('%s', (_, configuration, published) => {
    const { stages, wrong } = lived(shiftedService({ bakeTimeInMinutes: 1, ...configuration }))
    expect(stages).toEqual(published)
    expect(wrong).toEqual([])
  })

  it('LINEAR by itself: 10 % every 6 minutes, all of it after nine waits', () => {
    const { shifts } = lived(shiftedService({ strategy: 'LINEAR' }))
    const [first = ''] = shifts
    const atMin = Number.parseInt(first, 10)
    expect(shifts).toEqual(
      Array.from({ length: 10 }, (_, step) => `${String(atMin + 6 * step)} min ${String(10 * (step + 1))} %`),
    )
  })
})

/** Every stage at which a Lambda function may be called, but RECONCILE_SERVICE, which a first update has not. */
const HOOKED = inSteps(1).filter((stage) => !['SCALE_UP', 'BAKE_TIME', 'CLEAN_UP'].includes(stage))

/** The calls of a hook as they were made: each has an id of its own. */
function calls(lab: TestLab, forMs: number): readonly string[] {
  const seen = new Map<string, string>()
  const look = (): void => {
    for (const service of lab.world.serviceDeployments.values()) {
      for (const { id, stage } of service[0]?.shift?.hooks ?? []) seen.set(id, stage)
    }
  }
  deployNext(lab)
  lab.forward(forMs, look)
  return [...seen.values()]
}

describe('DEP-34 DEP-36 the calls of hooks beside those of the guide, deployment-lifecycle-hooks', () => {
  const hooked = () => shiftedService({ ...BLUE_GREEN, lifecycleHooks: [lambdaHook(HOOKED)] })

  it('each of its stages calls once in a deployment that goes well', () => {
    expect(calls(hooked().lab, 900_000)).toEqual(HOOKED)
  })

  it('those of both shifts once more in one that is taken back', () => {
    const { lab } = shiftedService({
      ...BLUE_GREEN,
      bakeTimeInMinutes: 0,
      lifecycleHooks: [
        lambdaHook(HOOKED),
        { ...lambdaHook(['POST_PRODUCTION_TRAFFIC_SHIFT']), hookTargetArn: `${LAMBDA}-2` },
      ],
    })
    act(lab, 'SetLifecycleHookAnswer', { hookTargetArn: `${LAMBDA}-2`, hookStatus: 'FAILED' })
    const made = calls(lab, 900_000)
    expect(made.slice(0, HOOKED.length)).toEqual(HOOKED)
    expect(made.slice(HOOKED.length + 1)).toEqual(['PRODUCTION_TRAFFIC_SHIFT', 'TEST_TRAFFIC_SHIFT'])
  })

  /** AWS News Blog, July 2025, built-in blue/green: the function at POST_TEST_TRAFFIC_SHIFT answers FAILED. */
  it('a function fails at POST_TEST_TRAFFIC_SHIFT: taken back, and production never moved', () => {
    const made = shiftedService({ ...BLUE_GREEN, lifecycleHooks: [lambdaHook(['POST_TEST_TRAFFIC_SHIFT'])] })
    const { lab } = made
    act(lab, 'SetLifecycleHookAnswer', { hookTargetArn: LAMBDA, hookStatus: 'FAILED' })
    const production = new Set<number>()
    const rows = new Set<string>()
    deployNext(lab)
    const look = (): void => {
      production.add(weightsAt(made, made.production)[1] ?? 0)
      rows.add(`${String(history(lab)[0]?.status)} ${String(weightsAt(made, made.test)[1])}`)
    }
    look()
    lab.forward(600_000, look)
    expect([...production]).toEqual([0])
    expect([...rows]).toEqual([
      'PENDING 0',
      'IN_PROGRESS 0',
      'IN_PROGRESS 100',
      'ROLLBACK_IN_PROGRESS 0',
      'ROLLBACK_SUCCESSFUL 0',
    ])
  })
})

/** CodeDeploy User Guide, reference-appspec-file-structure-hooks, "run order of hooks in an Amazon ECS deployment". */
const EVENTS = [
  'BeforeInstall',
  'Install',
  'AfterInstall',
  'AllowTestTraffic',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AllowTraffic',
  'AfterAllowTraffic',
]

describe('CDP-3 CodeDeploy’s lifecycle events beside those of its guide', () => {
  it('each begins when the one before it has ended, in the order of the guide', () => {
    const { lab } = codeDeployed()
    const id = deploy(lab, appSpec())
    const begun: string[] = []
    const look = (): void => {
      for (const row of eventsOf(lab, id)) if (row.endsWith('InProgress') && !begun.includes(row)) begun.push(row)
    }
    look()
    lab.forward(900_000, look)
    expect(begun).toEqual(EVENTS.map((name) => `${name} InProgress`))
    const told = targetOf(lab, id).lifecycleEvents
    expect(told.map(({ lifecycleEventName, status }) => `${lifecycleEventName} ${status}`)).toEqual(
      EVENTS.map((name) => `${name} Succeeded`),
    )
  })
})
