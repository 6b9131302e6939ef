import { useLab } from '../../session/labContext.ts'
import { useLate } from '../kit/useLate.ts'

/** How far the model is with what was asked of it, where that takes long. */
export function WorkState() {
  const progress = useLab((state) => state.progress)
  const isLate = useLate(progress !== null)
  if (progress === null || !isLate) return null
  return (
    <span role="progressbar" className="lab-work" aria-label="Simulating" aria-valuenow={Math.floor(progress * 100)}>
      Simulating: {Math.floor(progress * 100)} %
    </span>
  )
}
