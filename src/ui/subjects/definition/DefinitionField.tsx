import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { definitionKey, reservationOf } from '../../../model/world/definition/taskDefinition.ts'
import { Select } from '../../kit/Select.tsx'
import { grouped } from '../../../look/numbers.ts'
import { mainImage } from './definitionActs.ts'

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
      {chosen !== undefined && <p className="lab-form__help">{sizeOf(chosen)}</p>}
    </div>
  )
}

function sizeOf(definition: TaskDefinition): string {
  const { cpuUnits, memoryMib } = reservationOf(definition)
  return `reserves ${grouped(cpuUnits)} CPU units and ${grouped(memoryMib)} MiB, networkMode ${definition.networkMode}`
}
