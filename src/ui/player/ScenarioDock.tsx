import type { Service } from '../../model/world/service/service.ts'
import { SkipForward } from 'lucide-react'
import { askedOf, timesOf } from '../../lessons/playerMachine.ts'
import { useLabSession, usePlayback } from '../../session/labContext.ts'
import { Button } from '../kit/Button.tsx'
import { PlayButton } from '../kit/PlayButton.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import { ALARMED, timelineRun } from '../timeline/timelineRun.ts'
import { clockText } from '../../look/time.ts'
import { playedDomain, wholeDomain } from './scenarioDomain.ts'
import type { ScenarioScene } from './scenarioScene.ts'
import type { ScenarioPlay } from './useScenarioPlay.ts'

interface ScenarioDockProps {
  readonly scene: ScenarioScene
  readonly play: ScenarioPlay
}

/** Time as it was; what comes is not simulated yet. It moves when an answer was given. */
export function ScenarioDock({ scene, play }: ScenarioDockProps) {
  const session = useLabSession()
  const { view } = scene
  const { scenario } = play.context
  const { fromMs: originMs, serviceKey } = scenario
  const { rolling } = scene
  const domainOf = play.state === 'done' ? wholeDomain : playedDomain
  const seek = (atMs: number): void => {
    const limitMs = seekLimitMs(play)
    if (limitMs !== null) void session.seek(Math.min(limitMs, Math.max(originMs, atMs)))
  }
  return (
    <>
      <ScenarioTransport {...{ scene, play }} />
      {rolling !== null && serviceKey !== null && (
        <div className="scenario__timeline">
          <Timeline
            runs={[
              timelineRun({
                id: view.branchId,
                serviceKey,
                history: view.history,
                forecast: null,
                isShifted: !isLimited(rolling.service),
                // In a story without an alarm no metric has a part.
                ...(view.world.alarms.size > 0 && { world: view.world, track: ALARMED }),
              }),
            ]}
            lines={isLimited(rolling.service) ? 'limits' : 'desired'}
            nowMs={view.nowMs}
            originMs={originMs}
            domain={domainOf(originMs, view.history.untilMs)}
            world={view.world}
            orderOf={rolling.orderOf}
            onSeek={seek}
            onMark={(mark) => seek(mark.atMs)}
          />
        </div>
      )}
    </>
  )
}

/** The limits of a rolling update say nothing of a service that shifts traffic, or has task sets. */
function isLimited({ settings, controller }: Service): boolean {
  return settings.shifting === undefined && controller === undefined
}

/** How far back and forth one may look: at what was seen already, and not while something is asked or shown. */
function seekLimitMs({ state, context }: ScenarioPlay): number | null {
  if (state === 'done') return context.course.endMs
  const step = askedOf(context)
  return state === 'explaining' && step !== null ? timesOf(step).observeToMs : null
}

function ScenarioTransport({ scene, play }: ScenarioDockProps) {
  const session = useLabSession()
  const { isPlaying, speed } = usePlayback()
  const { state, context, jump } = play
  const isRunning = state === 'telling' || state === 'observing' || state === 'finishing'
  return (
    <div className="scenario__transport">
      <output className="scenario__clock">{clockText(scene.view.nowMs - context.scenario.fromMs)}</output>
      {isRunning ? (
        <>
          <PlayButton isPlaying={isPlaying} kbd="Space" onPress={() => session.toggle()} />
          <Button iconAfter={<SkipForward aria-hidden="true" />} kbd="ArrowRight" onPress={jump}>
            {state === 'finishing' ? 'To the end' : 'To what happens'}
          </Button>
          <span className="scenario__transport-note">{speed}×</span>
        </>
      ) : (
        <span className="scenario__transport-note">{PAUSED[state] ?? ''}</span>
      )}
    </div>
  )
}

const PAUSED: Readonly<Partial<Record<ScenarioPlay['state'], string>>> = {
  intro: 'Time is paused until you begin.',
  asking: 'Time is paused until you answer or skip.',
  making: 'Time is paused while the model runs it.',
  explaining: 'Paused. Drag the cursor to look back.',
  done: 'Over. Drag the cursor to look back.',
}
