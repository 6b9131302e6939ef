import { useCallback, useState } from 'react'
import { appendForecast, countSteps, sampleAt } from '../../src/lessons/countSteps.ts'
import { momentOfService } from '../../src/ui/words/counts.ts'
import { healthyProgress } from '../../src/ui/words/health.ts'
import { timelineRun } from '../../src/ui/timeline/timelineRun.ts'
import type { PanelLab } from './panelLabs.ts'

const AHEAD_MS = 600_000

/** A run that a gallery view moves through time, and what the panels are drawn from. */
export function useLab(make: () => PanelLab, startMs: number, badge?: string) {
  const [lab] = useState(() => {
    const made = make()
    made.run.advance(made.originMs + startMs)
    return made
  })
  const { run, originMs, serviceKey } = lab
  const [nowMs, setNowMs] = useState(run.nowMs)
  const [forecast, setForecast] = useState(() => run.forecast(AHEAD_MS))
  const seek = useCallback(
    (atMs: number) => {
      run.seek(Math.round(atMs))
      setNowMs(run.nowMs)
      setForecast(run.forecast(AHEAD_MS))
    },
    [run],
  )
  const orderOf = useCallback((key: string) => run.world.taskDefinitions.get(key)?.ordinal ?? 1, [run])
  const service = run.world.services.get(serviceKey)
  const samples = run.history.services.get(serviceKey) ?? []
  const steps = appendForecast(
    countSteps(samples, originMs),
    forecast.services.get(serviceKey) ?? [],
    run.history.untilMs,
  )
  return {
    run,
    originMs,
    nowMs,
    seek,
    orderOf,
    service,
    steps,
    now: service === undefined ? undefined : momentOfService(service, run.world),
    sample: sampleAt(samples, nowMs),
    ringProgress: healthyProgress(run.world.tasks.values(), nowMs),
    timeline: timelineRun({
      id: badge ?? 'main',
      ...(badge === undefined ? {} : { badge }),
      serviceKey,
      history: run.history,
      forecast,
    }),
    world: { ...run.world, nowMs, originMs },
  }
}
