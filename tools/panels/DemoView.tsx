import { useState } from 'react'
import { appendForecast, countSteps } from '../../src/lessons/countSteps.ts'
import { StepStrip } from '../../src/ui/strip/StepStrip.tsx'
import { TwoQuestions } from '../../src/ui/strip/TwoQuestions.tsx'
import { momentOfService } from '../../src/ui/words/counts.ts'
import { healthyProgress } from '../../src/ui/words/health.ts'
import { rollingLab } from './panelLabs.ts'

/** The frame of demo-light.png: left panel, stage, strip, dock, inspector. */
export function DemoView() {
  const [lab] = useState(() => {
    const made = rollingLab()
    made.run.advance(made.originMs + 38_000)
    return made
  })
  const { run, originMs, serviceKey } = lab
  const service = run.world.services.get(serviceKey)
  const [forecast] = useState(() => run.forecast(600_000))
  if (service === undefined) return null
  const steps = appendForecast(
    countSteps(run.history.services.get(serviceKey) ?? [], originMs),
    forecast.services.get(serviceKey) ?? [],
    run.nowMs,
  )
  const orderOf = (key: string) => run.world.taskDefinitions.get(key)?.ordinal ?? 1
  const now = momentOfService(service, run.world)
  const ringProgress = healthyProgress(run.world.tasks.values(), run.nowMs)
  return (
    <div className="panels-demo">
      <div className="panels-demo__left" />
      <div className="panels-demo__stage" />
      <div className="panels-demo__strip">
        <StepStrip {...{ steps, now, orderOf, originMs, ringProgress }} nowMs={run.nowMs} />
      </div>
      <div className="panels-demo__side">
        <TwoQuestions {...{ orderOf, ringProgress }} moment={now} />
      </div>
      <div className="panels-demo__dock" />
    </div>
  )
}
