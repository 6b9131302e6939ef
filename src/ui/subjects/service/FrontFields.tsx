import { balancerOf } from '../../../model/world/balancing/pools.ts'
import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { World } from '../../../model/world/world.ts'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import type { Refusal } from '../../kit/FieldRefusal.tsx'
import { Select } from '../../kit/Select.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import { groupsFor, type FrontWanted } from './frontActs.ts'

const NEW = 'new'

interface FrontFieldsProps {
  readonly world: World
  readonly definition: TaskDefinition
  readonly value: FrontWanted
  readonly onChange: (value: FrontWanted) => void
  readonly refusal: Refusal | null
}

/** Behind which target group a service under CodeDeploy stands first. */
export function FrontFields({ world, definition, value, onChange, refusal }: FrontFieldsProps) {
  const groups = groupsFor(definition, world)
  return (
    <>
      <div>
        {groups.length > 0 && (
          <Select
            label="Target group"
            options={[
              { value: NEW, label: 'A new pair', detail: 'with a load balancer' },
              ...groups.map(({ arn, name }) => ({
                value: arn,
                label: name,
                detail: `behind ${balancerOf(world, arn)?.name ?? ''}`,
              })),
            ]}
            value={value.targetGroupArn === '' ? NEW : value.targetGroupArn}
            onChange={(arn) => onChange({ ...value, targetGroupArn: arn === NEW ? '' : arn })}
          />
        )}
        {value.targetGroupArn === '' && (
          <p className="lab-form__help">
            An Application Load Balancer and two target groups are made with it: CodeDeploy shifts traffic from one to
            the other.
          </p>
        )}
        <RefusalLine refusal={refusal} />
      </div>
      {value.targetGroupArn === '' && (
        <Toggle isOn={value.hasTest} onChange={(hasTest) => onChange({ ...value, hasTest })}>
          A test listener at port 9000
        </Toggle>
      )}
    </>
  )
}
