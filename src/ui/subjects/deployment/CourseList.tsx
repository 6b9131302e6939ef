import { Fragment } from 'react'
import { axisText, durationText } from '../../../look/time.ts'
import type { CourseRow } from '../../words/deployment/deploymentCourse.ts'
import './CourseList.css'

interface CourseListProps {
  readonly rows: readonly CourseRow[]
  readonly originMs: number
}

/** What a deployment goes through, from top to bottom: since when, and how long it took; the one that it is at lit. */
export function CourseList({ rows, originMs }: CourseListProps) {
  return (
    <ol className="course-list" aria-label="Stages of the deployment">
      {rows.map(({ name, state, fromMs, tookMs, parts }) => (
        <li key={name} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <time>{fromMs === null ? '' : axisText(fromMs - originMs)}</time>
          <span className="course-list__sign" aria-hidden="true" />
          <span className="course-list__name">
            {name.split('_').map((part, index) => (
              <Fragment key={index}>
                {index > 0 && '_'}
                {index > 0 && <wbr />}
                {part}
              </Fragment>
            ))}
          </span>
          <span className="course-list__took">{tookText(state, tookMs)}</span>
          {parts.length > 0 && <span className="course-list__parts">{parts.join(', ')}</span>}
        </li>
      ))}
    </ol>
  )
}

function tookText(state: CourseRow['state'], tookMs: number | null): string {
  if (state === 'left') return 'left out'
  if (tookMs === null) return ''
  return state === 'now' ? `for ${durationText(tookMs)}` : durationText(tookMs)
}
