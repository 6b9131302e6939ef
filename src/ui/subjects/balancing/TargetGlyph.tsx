import type { TargetState } from '../../../look/poolLook.ts'
import './balancing.css'

/** A target as a tick, 8×12: its state by shape, as on the stage. The words beside it say the state. */
export function TargetGlyph({ state }: { readonly state: TargetState }) {
  return (
    <svg className="target-glyph" data-state={state} width={10} height={14} viewBox="-1 -1 10 14" aria-hidden="true">
      <rect x={0.75} y={0.75} width={6.5} height={10.5} />
      {state === 'unhealthy' && <path d="M-0.5 12.5 L8.5 -0.5" />}
    </svg>
  )
}
