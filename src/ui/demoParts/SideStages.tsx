import type { BranchView } from '../../session/mirror.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { BranchStage } from '../stage/BranchStage.tsx'
import type { StageMode } from '../stage/StageView.tsx'
import './SideStages.css'

interface SideStagesProps {
  /** One, or both of a comparison. */
  readonly views: readonly BranchView[]
  readonly isComparing: boolean
  /** What a side is called: `Policy` makes `Policy A` and `Policy B`. */
  readonly sideName: string
  /** What stands over a side instead of its name. */
  readonly headOf?: (index: number) => string
  /** Letters in the corners, for a beamer. */
  readonly hasBadges?: boolean
  readonly originMs: number
  readonly mode: StageMode
  readonly selection?: SubjectRef | null
  readonly onSelect?: (selection: SubjectRef | null) => void
}

export type SideLetter = 'A' | 'B'

export function sideLetter(index: number): SideLetter {
  return index === 0 ? 'A' : 'B'
}

/** The yard of a demo, or two side by side. What is selected is of the first. */
export function SideStages(props: SideStagesProps) {
  const { views, isComparing, sideName, headOf, hasBadges = false, selection = null, ...stage } = props
  return (
    <div className="side-stages" data-two={(isComparing && views.length > 1) || undefined}>
      {(isComparing ? views : views.slice(0, 1)).map((view, index) => {
        const name = `${sideName} ${sideLetter(index)}`
        return (
          <section key={view.branchId} aria-label={isComparing ? name : 'Yard'}>
            {isComparing &&
              (hasBadges ? (
                <b className="presented-sides__badge" data-badge={sideLetter(index)} aria-hidden="true">
                  {sideLetter(index)}
                </b>
              ) : (
                <h2 className="type-h3">{headOf?.(index) ?? name}</h2>
              ))}
            <BranchStage view={view} {...stage} selection={index === 0 ? selection : null} />
          </section>
        )
      })}
    </div>
  )
}
