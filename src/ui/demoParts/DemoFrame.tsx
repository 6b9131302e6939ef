import type { ReactNode } from 'react'
import { usePlayback } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { VerdictLine } from '../inspector/VerdictLine.tsx'
import { LabNotice } from '../notice/LabNotice.tsx'
import { StatusLine } from '../stage/StatusLine.tsx'
import { useTimeKeys } from '../timeline/useTimeKeys.ts'
import { sideLetter } from './SideStages.tsx'

interface DemoFrameProps {
  readonly heading: string
  /** What the page calls 00:00. */
  readonly originMs: number
  /** One once the lab is open, or both of a comparison. */
  readonly views: readonly BranchView[]
  readonly isComparing: boolean
  readonly sideName: string
  /** What its header offers. */
  readonly actions: ReactNode
  readonly children: ReactNode
}

/** What every demo has around its panels: its heading, keys, what is wrong with its lab, and what is spoken as it plays. */
export function DemoFrame(props: DemoFrameProps) {
  const { heading, originMs, views, isComparing, sideName, actions, children } = props
  useTimeKeys({ startMs: originMs })
  const [first] = views
  return (
    <>
      <h1 className="visually-hidden">{heading}</h1>
      {actions}
      <LabNotice originMs={originMs} />
      <SpokenSides views={views} sideName={isComparing ? sideName : null} />
      {!isComparing && first !== undefined && <VerdictLine view={first} originMs={originMs} />}
      {children}
    </>
  )
}

interface SpokenSidesProps {
  readonly views: readonly BranchView[]
  /** `null` where there is only one. */
  readonly sideName: string | null
}

/** How things stand, for who listens. */
export function SpokenSides({ views, sideName }: SpokenSidesProps) {
  const { speed } = usePlayback()
  return views.map((view, index) => (
    <StatusLine
      key={view.branchId}
      view={view}
      speed={speed}
      {...(sideName !== null && { name: `${sideName} ${sideLetter(index)}` })}
    />
  ))
}
