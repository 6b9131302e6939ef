import { Pause, Play } from 'lucide-react'
import { useEffect, useState } from 'react'
import { DEMO_ORIGIN_MS, DEMO_ROLLING } from '../../lessons/rollingDemo.ts'
import { useActiveView, useLabSession, usePlayback } from '../../session/labContext.ts'
import type { LabSession } from '../../session/labSession.ts'
import { rollingRun, type RollingRun } from '../strip/rollingRun.ts'
import { BranchStage } from '../stage/BranchStage.tsx'
import { Button } from '../kit/Button.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { useReducedMotion } from '../theme/themeStore.ts'
import { useOpenedRun } from '../opening/useOpenedRun.ts'
import { NextCounts } from '../questions/NextCounts.tsx'
import { HERO_RUN } from './heroRun.ts'

/** What is steady stands so long before it begins anew. */
const REST_MS = 20_000
const PHONE = '(width <= 640px)'

/** A rolling update that plays by itself, over and over. */
export function Hero() {
  const session = useLabSession()
  const view = useActiveView()
  const isPhone = useMedia(PHONE)
  useHeroPlay(session)
  const run = view === undefined ? null : rollingRun(view, DEMO_ROLLING, null)
  useStartOver(session, run)
  return (
    <div className="home__live">
      <div className="home__stage">
        {run !== null && <BranchStage view={run.view} originMs={DEMO_ORIGIN_MS} mode={isPhone ? 'phone' : 'compare'} />}
      </div>
      <div className="home__play">
        <PlayState />
        {run !== null && <Prediction run={run} />}
      </div>
    </div>
  )
}

/** An answer stops the clock: picture and reason stand until the visitor goes on. */
function Prediction({ run }: { readonly run: RollingRun }) {
  const session = useLabSession()
  const { isPlaying } = usePlayback()
  return (
    <NextCounts run={run} onAnswered={() => session.pause()} onGoOn={isPlaying ? undefined : () => session.play()} />
  )
}

function PlayState() {
  const session = useLabSession()
  const { isPlaying } = usePlayback()
  return (
    <div className="home__now">
      <h2 className="type-h3">A rolling update, {isPlaying ? 'playing now' : 'paused'}</h2>
      <p className="tone-2">four tasks, from web:7 to web:8</p>
      <p className="tone-2">min 100 %, max 150 %</p>
      <Button
        icon={isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        onPress={() => session.toggle()}
      >
        {isPlaying ? 'Pause' : 'Play'}
      </Button>
    </div>
  )
}

/** What plays by itself has Pause, and stays paused for those who want less motion. */
function useHeroPlay(session: LabSession): void {
  const reducedMotion = useReducedMotion()
  const [isStill] = useState(reducedMotion)
  const isOpen = useOpenedRun(session, HERO_RUN, 'hero')
  useEffect(() => {
    if (isOpen && !isStill) session.play()
  }, [session, isOpen, isStill])
}

function useStartOver(session: LabSession, run: RollingRun | null): void {
  const steadyAtMs = run?.decision?.action === 'complete' ? run.decision.atMs : null
  const isOver = steadyAtMs !== null && run !== null && run.view.nowMs >= steadyAtMs + REST_MS
  useEffect(() => {
    if (isOver) void session.seek(DEMO_ORIGIN_MS)
  }, [session, isOver])
}
