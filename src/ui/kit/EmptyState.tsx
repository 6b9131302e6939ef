import type { ReactNode } from 'react'
import './EmptyState.css'

export interface EmptyStateProps {
  /** One sentence: "No task has run yet." */
  readonly children: ReactNode
  /** One act. */
  readonly action?: ReactNode
  /** Painted slots above the sentence, as on an empty tray; 0 for none. */
  readonly slots?: number
}

/** What stands where nothing is yet: painted slots, one sentence, one act. */
export function EmptyState({ children, action, slots = 4 }: EmptyStateProps) {
  return (
    <div className="empty-state">
      {slots > 0 && (
        <div className="empty-state__slots" aria-hidden="true">
          {Array.from({ length: slots }, (_, index) => (
            <span key={index} className="painted-slot" />
          ))}
        </div>
      )}
      <p>{children}</p>
      {action}
    </div>
  )
}
