import { Check, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { LabSession } from '../../session/labSession.ts'
import { useLab, useLabSession, usePlayback } from '../../session/labContext.ts'
import { clockText } from '../../look/time.ts'
import { Button } from '../kit/Button.tsx'
import { PlayButton } from '../kit/PlayButton.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { BranchStage } from '../stage/BranchStage.tsx'
import type { Worlds } from '../../challenge/worlds.ts'
import './BothWorlds.css'

/** What is played: the world that is right, and beside it another where there is one. */
export interface PlayedWorlds {
  readonly right: Worlds['right']
  readonly given: Worlds['given'] | null
}

interface BothWorldsProps {
  /** The same object for as long as it is looked at. */
  readonly worlds: PlayedWorlds
  /** Whose answer the other world is. */
  readonly givenName?: string
  /** The question was asked here: both worlds are the same until then. */
  readonly askAtMs: number
  readonly originMs: number
  readonly isPhone: boolean
}

interface Shown {
  readonly right: string
  readonly given: string | null
}

/** What was right and what was answered, played side by side on one clock. */
export function BothWorlds({ worlds, askAtMs, originMs, isPhone, givenName = 'Your answer' }: BothWorldsProps) {
  const session = useLabSession()
  const [shown, setShown] = useState<Shown | null>(null)
  const { isPlaying } = usePlayback()
  const areTwo = worlds.given !== null
  useShortcuts(areTwo ? 'Both worlds' : 'The world', [
    { keys: 'Space', label: 'Play or pause', run: () => session.toggle() },
  ])
  useEffect(() => {
    let isOver = false
    void openBoth(session, worlds, { askAtMs, givenName, isWanted: () => !isOver }).then((both) => {
      if (both !== null) setShown(both)
    })
    return () => {
      isOver = true
      session.pause()
      void session.branches.closeCompare()
    }
  }, [session, worlds, askAtMs, givenName])
  return (
    <div className="both-worlds" data-alone={!areTwo} role="group" aria-label={areTwo ? 'Both worlds' : 'The world'}>
      {shown !== null && (
        <>
          {shown.given !== null && (
            <Side branchId={shown.given} name={givenName} isRight={false} {...{ originMs, isPhone }} />
          )}
          <Side branchId={shown.right} name="What is right" isRight {...{ originMs, isPhone }} />
        </>
      )}
      <div className="both-worlds__time">
        <PlayButton isPlaying={isPlaying} kbd="Space" onPress={() => session.toggle()} />
        <Button onPress={() => void session.seek(askAtMs)}>From the question on</Button>
      </div>
    </div>
  )
}

interface Opening {
  readonly askAtMs: number
  readonly givenName: string
  /** Asked after each step: whoever has gone on meanwhile has another lab here. */
  readonly isWanted: () => boolean
}

/**
 * Makes a branch for each world that does something of its own.
 *
 * @returns their ids; `null` when ECS refuses what they do, or nobody waits any more
 */
async function openBoth(
  session: LabSession,
  { right, given }: PlayedWorlds,
  { askAtMs, givenName, isWanted }: Opening,
): Promise<Shown | null> {
  session.pause()
  const mainId = session.branches.activeId
  await session.seek(askAtMs)
  const branchFor = async (acts: Worlds['right'], name: string): Promise<string | null> => {
    if (!isWanted()) return null
    if (acts.length === 0) return mainId
    const made = await session.branches.compare(acts, name)
    return 'branchId' in made ? made.branchId : null
  }
  const rightId = await branchFor(right, 'What is right')
  const givenId = given === null ? null : await branchFor(given, givenName)
  if (rightId === null || (given !== null && givenId === null) || !isWanted()) return null
  if (givenId === null) await session.branches.switchTo(rightId)
  else await session.branches.showBoth(rightId, givenId)
  if (!isWanted()) return null
  session.play()
  return { right: rightId, given: givenId }
}

interface SideProps {
  readonly branchId: string
  readonly name: string
  readonly isRight: boolean
  readonly originMs: number
  readonly isPhone: boolean
}

function Side({ branchId, name, isRight, originMs, isPhone }: SideProps) {
  const view = useLab(({ views }) => views[branchId])
  if (view === undefined) return null
  return (
    <section className="both-worlds__side" aria-label={name} data-right={isRight}>
      <header className="both-worlds__head">
        <h2>
          {isRight ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
          {name}
        </h2>
        <output>{clockText(view.nowMs - originMs)}</output>
      </header>
      <div className="both-worlds__stage">
        <BranchStage mode={isPhone ? 'phone' : 'compare'} view={view} originMs={originMs} />
      </div>
    </section>
  )
}
