import type { Refusal } from '../../kit/FieldRefusal.tsx'
import { Select } from '../../kit/Select.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { EXPRESSIONS } from './constraints.ts'

interface MemberOfFieldProps {
  readonly value: string
  readonly onChange: (expression: string) => void
  readonly refusal: Refusal | null
}

/** The expression of a memberOf constraint, as it is typed or begun with an example. */
export function MemberOfField({ value, onChange, refusal }: MemberOfFieldProps) {
  const example = EXPRESSIONS.find((one) => one.value === value)?.value ?? null
  return (
    <div>
      <TextField
        label="Only on instances where (memberOf)"
        isMono
        value={value}
        onChange={onChange}
        help="An expression of the cluster query language. Empty: on any instance."
        refusal={refusal}
      />
      <Select
        label="Example of an expression"
        isLabelHidden
        variant="quiet"
        placeholder="Begin with an example"
        options={EXPRESSIONS}
        value={example}
        onChange={onChange}
      />
    </div>
  )
}
