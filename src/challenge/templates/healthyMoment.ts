import { act } from '../../model/api/act.ts'
import type { Draw } from '../draw.ts'
import { crossed, template, type Asked } from '../template.ts'
import { launchActs, launchFields, LAUNCH_WORDS, type Launch } from './taskWorld.ts'
import { countsLook, drawnNames, labOf, STEADY_MS } from './world.ts'

interface MomentCase {
  readonly launch: Launch
  readonly desired: number
  /** Interval of the container health check, whose first run passes; `null` without one. */
  readonly checkSeconds: number | null
}

const CASES: readonly MomentCase[] = crossed({
  launch: ['bridge', 'awsvpc', 'fargate'] as const,
  desired: [1, 2, 3],
  checkSeconds: [null, 10, 20],
})

/** The service is created long before, and steady; its tasks are healthy when the new one is asked for. */
const ASKED_MS = 3 * STEADY_MS
const AHEAD_MS = 120_000
const TOLERANCE_MS = 4_000

function asked({ launch, desired, checkSeconds }: MomentCase, draw: Draw): Asked {
  const { cluster, service } = drawnNames(draw)
  const running = countsLook(cluster, service, 'running')
  const healthy = countsLook(cluster, service, 'healthy')
  const acts = [
    ...launchActs(cluster, service, { launch, checkSeconds: checkSeconds ?? undefined }),
    act('ecs', 'CreateService', {
      cluster,
      serviceName: service,
      taskDefinition: service,
      desiredCount: desired,
      ...launchFields(launch),
    }),
  ]
  return {
    lab: labOf(`One more task of ${service}`, draw, [
      ...acts.map((each) => [0, each] as const),
      [ASKED_MS, act('ecs', 'UpdateService', { cluster, service, desiredCount: desired + 1 })],
    ]),
    fromMs: ASKED_MS,
    watch: { cluster, service },
    from: { look: running, is: { equals: desired + 1 } },
    ask: {
      kind: 'mark',
      question: 'From which moment on does the newest task count as healthy in a deployment?',
      lead: `Service ${service} ${LAUNCH_WORDS[launch]} has no load balancer. Its newest task has just come to RUNNING. ${checkSeconds === null ? 'Its containers have no health check.' : `Its container has a health check with an interval of ${String(checkSeconds)} seconds, and the first check passes.`}`,
      hints: ['RUNNING is not healthy yet.'],
      look: healthy,
      is: { equals: desired + 1 },
      toleranceMs: TOLERANCE_MS,
      aheadMs: AHEAD_MS,
      reveal: {
        text:
          checkSeconds === null
            ? 'Without a load balancer and a container health check a task counts as healthy once it has been RUNNING for 40 seconds.'
            : `With a container health check it counts once it is HEALTHY: the first check comes after an interval, ${String(checkSeconds)} seconds. The 40 seconds are for tasks without one.`,
        rule: 'DEP-4',
        source: 'Amazon ECS API Reference, DeploymentConfiguration',
      },
    },
  }
}

export const healthyMoment = template<MomentCase>({
  id: 'healthy-moment',
  title: 'From when on a task counts as healthy',
  topic: 'rolling-updates',
  exam: ['DVA3', 'DVA4'],
  cases: CASES,
  ask: asked,
})
