import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { Disclosure } from '../../kit/Disclosure.tsx'
import { Select } from '../../kit/Select.tsx'
import { TextField } from '../../kit/TextField.tsx'
import type { RefusalAt } from '../../acts/ActForm.tsx'
import type { OverridesWanted } from './overridesInput.ts'

/** Which members of RunTask's and StartTask's input stand in these fields. */
export const OVERRIDE_NAMES = {
  overridesCpu: ['overrides.cpu'],
  overridesMemory: ['overrides.memory'],
  overridesCommand: ['overrides.containerOverrides'],
} as const

interface OverridesFieldsProps {
  readonly definition: TaskDefinition
  readonly value: OverridesWanted
  readonly onChange: (value: OverridesWanted) => void
  readonly refusalAt: RefusalAt<keyof typeof OVERRIDE_NAMES>
}

/** What these tasks have otherwise than their definition (TSK-10). Few forms need it, so it is folded away. */
export function OverridesFields({ definition, value, onChange, refusalAt }: OverridesFieldsProps) {
  const { containers, cpuUnits, memoryMib } = definition
  return (
    <Disclosure title="Overrides" detail="size, command">
      <div className="lab-form">
        <TextField
          label="Task CPU, in units"
          value={value.cpu}
          inputMode="numeric"
          placeholder={cpuUnits === null ? 'the sum of the containers' : String(cpuUnits)}
          onChange={(cpu) => onChange({ ...value, cpu })}
          refusal={refusalAt('overridesCpu')}
        />
        <TextField
          label="Task memory, in MiB"
          value={value.memory}
          inputMode="numeric"
          placeholder={memoryMib === null ? 'the sum of the containers' : String(memoryMib)}
          onChange={(memory) => onChange({ ...value, memory })}
          refusal={refusalAt('overridesMemory')}
        />
        {containers.length > 1 && (
          <Select
            label="Container of the command"
            options={containers.map(({ name }) => ({ value: name, label: name }))}
            value={value.containerName}
            onChange={(containerName) => onChange({ ...value, containerName })}
          />
        )}
        <TextField
          label="Command"
          isMono
          value={value.command}
          onChange={(command) => onChange({ ...value, command })}
          help="Words parted by spaces. The lab runs no containers: DescribeTasks tells the command, and it has no effect."
          refusal={refusalAt('overridesCommand')}
        />
      </div>
    </Disclosure>
  )
}
