import './ProgressBar.css'

export interface ProgressBarProps {
  /** Spoken: "Step 3 of 5". */
  readonly label: string
  readonly total: number
  /** Segments that are full, the current one among them. */
  readonly done: number
}

/** One segment per step: where a learner stands. */
export function ProgressBar({ label, total, done }: ProgressBarProps) {
  return (
    <div
      className="progress-bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={label}
    >
      {Array.from({ length: total }, (_, index) => (
        <span key={index} className="progress-bar__step" data-done={index < done || undefined} />
      ))}
    </div>
  )
}
