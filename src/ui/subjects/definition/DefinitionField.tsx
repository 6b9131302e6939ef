import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { definitionKey } from '../../../model/world/definition/taskDefinition.ts'
import { Select } from '../../kit/Select.tsx'
import { mainImage } from './definitionActs.ts'
import { sizeText } from './definitionView.ts'

interface DefinitionFieldProps {
  readonly definitions: readonly TaskDefinition[]
  /** `family:revision`. */
  readonly value: string
  readonly onChange: (key: string) => void
}

/** One ACTIVE revision; its size says whether it fits. */
export function DefinitionField({ definitions, value, onChange }: DefinitionFieldProps) {
  const chosen = definitions.find((one) => definitionKey(one) === value)
  return (
    <div>
      <Select
        label="Task definition"
        options={definitions.map((one) => ({
          value: definitionKey(one),
          label: definitionKey(one),
          detail: mainImage(one),
        }))}
        value={value}
        onChange={onChange}
      />
      {chosen !== undefined && <p className="lab-form__help">{sizeText(chosen)}</p>}
    </div>
  )
}
