import { CircleX } from 'lucide-react'
import type { Refusal } from '../kit/FieldRefusal.tsx'
import '../kit/TextField.css'

/** A refusal under a control that is not a text field, or at the foot of a form. It is read out when it comes. */
export function RefusalLine({ refusal }: { readonly refusal: Refusal | null }) {
  return (
    <div role="alert">
      {refusal !== null && (
        <p className="field-refusal">
          <CircleX aria-hidden="true" />
          <span>
            <code>{refusal.name}</code> {refusal.change}
          </span>
        </p>
      )}
    </div>
  )
}
