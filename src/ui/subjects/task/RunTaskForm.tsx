import { useState } from 'react'
import type { LaunchType } from '../../../model/world/task/launchType.ts'
import { definitionKey } from '../../../model/world/definition/taskDefinition.ts'
import type { World } from '../../../model/world/world.ts'
import { Stepper } from '../../kit/Stepper.tsx'
import { ActForm } from '../../acts/ActForm.tsx'
import { ClusterField, firstCluster } from '../cluster/ClusterField.tsx'
import { activeDefinitions } from '../definition/definitionActs.ts'
import { DefinitionField } from '../definition/DefinitionField.tsx'
import { MemberOfField } from '../placement/MemberOfField.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { LaunchTypeField } from './LaunchTypeField.tsx'
import { OVERRIDE_NAMES, OverridesFields } from './OverridesFields.tsx'
import { noOverrides } from './overridesInput.ts'
import { runTaskAct } from './taskActs.ts'

/** RunTask takes up to ten at once. */
const COUNT_MAX = 10
const NAMES = {
  definition: ['taskDefinition', 'networkConfiguration'],
  launchType: ['launchType'],
  count: ['count'],
  memberOf: ['placementConstraints'],
  ...OVERRIDE_NAMES,
} as const

/** Tasks of no service: they run and are not replaced. */
export function RunTaskForm({ world, onClose }: { readonly world: World; readonly onClose: () => void }) {
  const definitions = activeDefinitions(world)
  const [clusterName, setClusterName] = useState(() => firstCluster(world))
  const [definition, setDefinition] = useState(definitions[0])
  const [count, setCount] = useState(1)
  const [memberOf, setMemberOf] = useState('')
  const [launchType, setLaunchType] = useState<LaunchType>(definition?.requiresCompatibilities[0] ?? 'EC2')
  const [overrides, setOverrides] = useState(() => noOverrides(definition ?? { containers: [] }))
  if (definition === undefined) return null
  return (
    <ActForm
      title="Run task"
      submit={`Run ${String(count)}`}
      acts={[runTaskAct({ clusterName, definition, count, launchType, memberOf, overrides })]}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <ClusterField world={world} value={clusterName} onChange={setClusterName} />
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
          <LaunchTypeField value={launchType} onChange={setLaunchType} refusal={refusalAt('launchType')} />
          <div>
            <Stepper
              label="How many"
              value={count}
              min={1}
              max={COUNT_MAX}
              onChange={setCount}
              help="RunTask does not wait for room: what finds no place is answered as a failure and not tried again."
            />
            <RefusalLine refusal={refusalAt('count')} />
          </div>
          {launchType === 'EC2' && (
            <MemberOfField value={memberOf} onChange={setMemberOf} refusal={refusalAt('memberOf')} />
          )}
          <OverridesFields {...{ definition, refusalAt }} value={overrides} onChange={setOverrides} />
        </>
      )}
    </ActForm>
  )
}
