import { CircleX } from 'lucide-react'
import { FieldError } from 'react-aria-components'
import { ForeignText } from './ForeignText.tsx'

/** Why something typed was refused, in ECS's name and our words. */
export interface Refusal {
  /** ECS's error name, such as `ClientException`. */
  readonly name: string
  /** What to change: "256 CPU takes 512, 1024 or 2048 MiB on Fargate". */
  readonly change: string
}

/** Stands under the refused field. */
export function FieldRefusal({ refusal }: { readonly refusal: Refusal | null }) {
  if (refusal === null) return null
  return (
    <FieldError className="field-refusal">
      <CircleX aria-hidden="true" />
      <span>
        <code>{refusal.name}</code> <ForeignText>{refusal.change}</ForeignText>
      </span>
    </FieldError>
  )
}
