import { useEffect, useState } from 'react'
import type { MadeQuestion } from '../../challenge/question.ts'
import { fileOf } from '../../lessons/course.ts'
import { LabSessionContext, useNewLabSession } from '../../session/labContext.ts'
import { useMedia } from '../kit/useMedia.ts'
import { BothWorlds, type PlayedWorlds } from './BothWorlds.tsx'

interface WorldsReplayProps {
  readonly made: MadeQuestion
  readonly scene: NonNullable<MadeQuestion['scene']>
  /** The same object for as long as it is looked at. */
  readonly worlds: PlayedWorlds
  /** Whose answer the other world is. */
  readonly givenName: string
}

/** Plays the worlds of a question that is not the page's own: in a lab that lives only as long as this is seen. */
export function WorldsReplay({ made, scene, worlds, givenName }: WorldsReplayProps) {
  const session = useNewLabSession()
  const isPhone = useMedia('(width <= 599px)')
  const [isOpen, setOpen] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    void session.open(fileOf(scene.scenario, scene.beginning.course)).then((refused) => {
      if (!isWanted) return
      setTrouble(refused?.message ?? null)
      setOpen(refused === null)
    })
    return () => {
      isWanted = false
    }
  }, [session, scene])
  if (trouble !== null) {
    return (
      <p className="tone-trouble" role="alert">
        These worlds cannot be played: {trouble}
      </p>
    )
  }
  if (!isOpen) return <div className="yard-floor" aria-busy="true" />
  return (
    <LabSessionContext value={session}>
      <BothWorlds
        {...{ worlds, givenName, isPhone }}
        askAtMs={made.question.askAtMs}
        originMs={scene.scenario.fromMs}
      />
    </LabSessionContext>
  )
}
