import type { SubjectRef } from '../../look/subjectRef.ts'
import { historyUntil, type History } from '../../model/world/history.ts'
import { seriesOf, type Point } from '../../model/world/series.ts'
import type { ServiceSample } from '../../model/world/service/serviceSample.ts'
import { isShifted } from '../../model/world/deployment/shifting/shiftOf.ts'
import { isAbout } from '../../model/world/decisionBase.ts'
import type { Decision } from '../../model/world/decision.ts'
import { alarmLines, NO_ALARMS, type AlarmLine } from './alarmLines.ts'
import { instanceLane, type InstanceLane } from './instanceLane.ts'
import { alarmedSeries, metricSeries, utilizationOf, type MetricSeries } from './metricTrack.ts'
import { scaledOf, type Scaled } from './cooldownSpans.ts'
import type { RefusedCommand } from './marks.ts'
import type { World } from '../../model/world/world.ts'
import type { OwnAct } from './pins.ts'
import { requestSeries, type RequestSeries } from './requestSeries.ts'

/** One service of one run, as a timeline shows it. Two of them make a comparison on one axis of time. */
export interface TimelineRun {
  readonly id: string
  /** `A` and `B` in a comparison. */
  readonly badge?: string
  /** `cluster/name`. */
  readonly serviceKey: string
  readonly serviceName: string
  readonly samples: readonly Point<ServiceSample>[]
  /** Whether it shifts traffic now, or has task sets: the limits of a rolling update say nothing of its counts then. */
  readonly isShifted: boolean
  /** CPUUtilization. */
  readonly cpu: readonly Point<number>[]
  /** On its CPU. */
  readonly alarms: readonly AlarmLine[]
  /** By Application Auto Scaling. */
  readonly scaled: readonly Scaled[]
  /** The track that was picked beside these two; `null` for none. */
  readonly third: MetricSeries | null
  /** Of the Auto Scaling groups in its cluster; `null` where its tasks need none. */
  readonly instances: InstanceLane | null
  /** Of its first target group; `null` without one. */
  readonly requests: RequestSeries | null
  readonly decisions: readonly Decision[]
  readonly refusals: readonly RefusedCommand[]
  readonly acts: readonly OwnAct[]
  /** How far it has been simulated. */
  readonly untilMs: number
  /** What the model says comes after the present; `null`: it is not simulated yet. */
  readonly forecast: Forecast | null
}

export interface Forecast {
  readonly samples: readonly Point<ServiceSample>[]
  readonly decisions: readonly Decision[]
  readonly untilMs: number
}

/** In the place of a metric's key: whatever the lab's first alarm watches. */
export const ALARMED = 'alarmed'

/** What a timeline needs of a run's history. */
export interface TimelineSource {
  readonly id: string
  readonly badge?: string
  /** `cluster/name`. */
  readonly serviceKey: string
  readonly history: History
  readonly forecast: History | null
  /** Where load balancers are looked up; without it no requests are shown. */
  readonly world?: World
  /** Whether it shifts traffic; as the world says it when not given. */
  readonly isShifted?: boolean
  /** What the inspector is about. */
  readonly about?: SubjectRef | null
  /** Which metric is picked as third track (`trackKey`); `alarmed`: what the lab's first alarm watches. */
  readonly track?: string | null
  readonly refusals?: readonly RefusedCommand[]
  /** What a person did: the branch's own commands, oldest first. */
  readonly acts?: readonly OwnAct[]
  /** While the learner is to predict: what was already simulated past this is not shown either. */
  readonly hiddenAfterMs?: number
}

/** Takes one service out of a history. */
export function timelineRun(source: TimelineSource): TimelineRun {
  const { serviceKey, forecast } = source
  const history =
    source.hiddenAfterMs === undefined
      ? source.history
      : historyUntil(source.history, Math.min(source.history.untilMs, source.hiddenAfterMs))
  const ref = { kind: 'service', id: serviceKey } as const
  const ofService = (one: Decision) => one.serviceName === null || isAbout(one, 'service', serviceKey)
  return {
    id: source.id,
    ...(source.badge === undefined ? {} : { badge: source.badge }),
    serviceKey,
    serviceName: serviceKey.slice(serviceKey.indexOf('/') + 1),
    samples: seriesOf(history, ref, 'serviceCounts'),
    cpu: seriesOf(history, ref, 'CPUUtilization'),
    isShifted: source.isShifted ?? (source.world !== undefined && isShiftedIn(source.world, serviceKey)),
    ...ofWorld(source, history),
    scaled: scaledOf(history.decisions, serviceKey),
    decisions: history.decisions.filter(ofService),
    refusals: source.refusals ?? [],
    acts: source.acts ?? [],
    untilMs: history.untilMs,
    forecast:
      forecast === null
        ? null
        : {
            samples: seriesOf(forecast, ref, 'serviceCounts'),
            decisions: forecast.decisions.filter(ofService),
            untilMs: forecast.untilMs,
          },
  }
}

/** What only a world tells: alarms, metrics that history keeps no series of, load balancers, groups. */
function ofWorld(
  { world, serviceKey, about = null, track = null }: TimelineSource,
  history: History,
): Pick<TimelineRun, 'alarms' | 'third' | 'instances' | 'requests'> {
  if (world === undefined) return { alarms: NO_ALARMS, third: null, instances: null, requests: null }
  const of = { world, decisions: history.decisions, about }
  return {
    alarms: alarmLines({ metric: utilizationOf(serviceKey, 'CPUUtilization'), stat: 'Average' }, of),
    third: track === ALARMED ? alarmedSeries(of) : metricSeries(track, of),
    instances: instanceLane(history, world, serviceKey),
    requests: requestSeries(history, world, serviceKey),
  }
}

/** Of what another controller deploys each task set is looked at for itself (TST-1): no limit holds for all of it. */
function isShiftedIn(world: World, key: string): boolean {
  return world.services.get(key)?.controller !== undefined || isShifted(world, { key })
}
