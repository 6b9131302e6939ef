import { TAG_MUTABILITIES, type TagMutability } from '../../../model/world/registry/repository.ts'
import type { Refusal } from '../../kit/FieldRefusal.tsx'
import { Select } from '../../kit/Select.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { hasExclusions } from './repositoryActs.ts'

interface MutabilityFieldsProps {
  readonly tagMutability: TagMutability
  /** Apart by commas. */
  readonly exclusions: string
  readonly refusal: Refusal | null
  readonly onChange: (some: { readonly tagMutability?: TagMutability; readonly exclusions?: string }) => void
}

/** Whether tags may be moved, and which are excepted. */
export function MutabilityFields({ tagMutability, exclusions, refusal, onChange }: MutabilityFieldsProps) {
  return (
    <>
      <Select
        label="Tags are"
        options={TAG_MUTABILITIES.map((value) => ({ value, label: value }))}
        value={tagMutability}
        onChange={(next) => onChange({ tagMutability: next })}
      />
      {hasExclusions(tagMutability) && (
        <TextField
          label="But for tags like"
          isMono
          value={exclusions}
          onChange={(next) => onChange({ exclusions: next })}
          help="Up to five, apart by commas. * stands for any characters."
          refusal={refusal}
        />
      )}
    </>
  )
}
