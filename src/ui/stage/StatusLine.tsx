import { useMemo, useState } from 'react'
import type { World } from '../../model/world/world.ts'
import { changedNews, newsOf, type StageNews } from './stageNews.ts'
import { useThrottled } from './useThrottled.ts'

export interface StatusLineProps {
  readonly view: { readonly world: World; readonly nowMs: number }
  /** Simulated seconds to a second: the faster, the rarer the news, so that each can be heard out. */
  readonly speed: number
  /** Said first where two worlds stand side by side: `Setting A`. */
  readonly name?: string
}

const REST_MS = 1_500
const REST_FAST_MS = 5_000
const FAST_SPEED = 4

/** Tells a screen reader what changed on the stage, politely and not too often. */
export function StatusLine({ view, speed, name }: StatusLineProps) {
  const shown = useThrottled(view, speed > FAST_SPEED ? REST_FAST_MS : REST_MS)
  const [told, setTold] = useState<{ readonly news: StageNews; readonly words: string } | null>(null)
  // By the view and not in each render: the world in it is changed in place all the time.
  const news = useMemo(() => newsOf(shown.world), [shown])
  const changed = changedNews(told?.news ?? null, news)
  // Said in place, for the next round compares with what was said last.
  if (told === null || changed !== '') setTold({ news, words: changed })
  const words = told?.words ?? ''
  return (
    <p className="visually-hidden" role="status">
      {words === '' || name === undefined ? words : `${name}. ${words}`}
    </p>
  )
}
