import { useState } from 'react'
import { shortInstance } from '../../../look/names.ts'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import { definitionKey } from '../../../model/world/definition/taskDefinition.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { activeDefinitions, runsOnInstances } from '../definition/definitionActs.ts'
import { DefinitionField } from '../definition/DefinitionField.tsx'
import { OVERRIDE_NAMES, OverridesFields } from './OverridesFields.tsx'
import { noOverrides } from './overridesInput.ts'
import { startTaskAct } from './taskActs.ts'

const NAMES = {
  definition: ['taskDefinition', 'networkConfiguration'],
  instance: ['containerInstances'],
  ...OVERRIDE_NAMES,
} as const

interface StartTaskFormProps {
  readonly world: World
  readonly instance: ContainerInstance
  readonly onClose: () => void
}

/** A task of no service on this very instance: nothing is chosen (TSK-12). */
export function StartTaskForm({ world, instance, onClose }: StartTaskFormProps) {
  const definitions = activeDefinitions(world).filter(runsOnInstances)
  const [definition, setDefinition] = useState(definitions[0])
  const [overrides, setOverrides] = useState(() => noOverrides(definition ?? { containers: [] }))
  if (definition === undefined) return null
  const name = shortInstance(instance.ec2InstanceId)
  return (
    <ActForm
      title={`Start a task on ${name}`}
      submit="Start"
      acts={[startTaskAct({ instance, definition, overrides })]}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <div>
            <DefinitionField
              definitions={definitions}
              value={definitionKey(definition)}
              onChange={(key) => {
                const chosen = world.taskDefinitions.get(key) ?? definition
                setDefinition(chosen)
                setOverrides(noOverrides(chosen))
              }}
            />
            <RefusalLine refusal={refusalAt('definition')} />
          </div>
          <p className="lab-form__note">
            StartTask asks {name} alone. Without room there the answer says what it lacks, and no task starts.
          </p>
          <RefusalLine refusal={refusalAt('instance')} />
          <OverridesFields {...{ definition, refusalAt }} value={overrides} onChange={setOverrides} />
        </>
      )}
    </ActForm>
  )
}
