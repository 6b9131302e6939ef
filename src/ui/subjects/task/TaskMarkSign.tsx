import type { TaskMark } from '../../../look/taskMarks.ts'
import { SIGN_BOX, SIGN_PATHS } from '../../../look/taskSigns.ts'
import './TaskMarkSign.css'

/** What a task wears, beside words that say it. */
export function TaskMarkSign({ sign, size }: Pick<TaskMark, 'sign'> & { readonly size: number }) {
  const half = SIGN_BOX / 2
  return (
    <svg
      className="task-mark"
      width={size}
      height={size}
      viewBox={[-half, -half, SIGN_BOX, SIGN_BOX].join(' ')}
      aria-hidden="true"
    >
      <path d={SIGN_PATHS[sign]} />
    </svg>
  )
}
