import { useState } from 'react'
import type { AutoScalingGroup } from '../../../model/world/capacity/autoScalingGroup.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { groupActs, type GroupPolicyKind, type GroupWanted } from './groupActs.ts'

const NAMES = { recurrence: ['Recurrence'], scheduled: ['DesiredCapacity'], target: ['TargetValue'] } as const

const KINDS: readonly { readonly value: GroupPolicyKind; readonly label: string }[] = [
  { value: 'tracking', label: 'Target tracking of its CPU' },
  { value: 'step', label: 'Step scaling by its CPU' },
  { value: 'simple', label: 'Simple scaling by its CPU' },
  { value: 'scheduled', label: 'Scheduled action' },
  { value: 'hook', label: 'Lifecycle hook before termination' },
]

const SECONDS_MAX = 86_400

interface GroupFormProps {
  readonly group: AutoScalingGroup
  readonly onClose: () => void
}

/** One policy, schedule or hook of an Auto Scaling group, with the alarm that calls it. */
export function GroupForm({ group, onClose }: GroupFormProps) {
  const [wanted, setWanted] = useState<GroupWanted>(() => usual(group))
  const change = (some: Partial<GroupWanted>): void => setWanted({ ...wanted, ...some })
  return (
    <ActForm
      title={`Scaling of ${group.name}`}
      submit="Set"
      acts={groupActs(group.name, wanted)}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <Select label="Kind" options={KINDS} value={wanted.kind} onChange={(kind) => change({ kind })} />
          {isPolicy(wanted.kind) && <PolicyFields {...{ wanted, change }} />}
          {wanted.kind === 'scheduled' && (
            <>
              <TextField
                label="Recurrence, in UTC"
                isMono
                value={wanted.recurrence}
                onChange={(recurrence) => change({ recurrence })}
                help="minute, hour, day, month, day of the week"
                refusal={refusalAt('recurrence')}
              />
              <div>
                <Stepper
                  label="Desired capacity then"
                  value={wanted.scheduled}
                  max={group.maxSize}
                  onChange={(scheduled) => change({ scheduled })}
                />
                <RefusalLine refusal={refusalAt('scheduled')} />
              </div>
            </>
          )}
          {wanted.kind === 'hook' && (
            <Stepper
              label="Heartbeat time-out, in seconds"
              value={wanted.heartbeatSeconds}
              min={30}
              max={7_200}
              step={30}
              onChange={(heartbeatSeconds) => change({ heartbeatSeconds })}
              help="An instance that goes keeps its tasks so long, or until the hook is answered."
            />
          )}
        </>
      )}
    </ActForm>
  )
}

interface FieldsProps {
  readonly wanted: GroupWanted
  readonly change: (some: Partial<GroupWanted>) => void
}

function PolicyFields({ wanted, change }: FieldsProps) {
  const isTracking = wanted.kind === 'tracking'
  const isSimple = wanted.kind === 'simple'
  return (
    <>
      <Stepper
        label={isTracking ? 'Target, in percent' : 'Threshold of its alarm, in percent'}
        value={wanted.target}
        min={1}
        max={100}
        step={5}
        onChange={(target) => change({ target })}
      />
      {!isTracking && (
        <Stepper
          label={isSimple ? 'Instances more' : 'Instances more, from the threshold on'}
          value={wanted.near}
          max={100}
          onChange={(near) => change({ near })}
        />
      )}
      {wanted.kind === 'step' && (
        <>
          <Stepper
            label="Second step, above the threshold by"
            value={wanted.farther}
            min={1}
            max={99}
            step={5}
            onChange={(farther) => change({ farther })}
          />
          <Stepper label="In the second step" value={wanted.far} max={100} onChange={(far) => change({ far })} />
        </>
      )}
      {isSimple ? (
        <Stepper
          label="Cooldown, in seconds"
          value={wanted.cooldownSeconds}
          max={SECONDS_MAX}
          step={30}
          onChange={(cooldownSeconds) => change({ cooldownSeconds })}
        />
      ) : (
        <Stepper
          label="Warm-up of an instance, in seconds"
          value={wanted.warmupSeconds}
          max={SECONDS_MAX}
          step={30}
          onChange={(warmupSeconds) => change({ warmupSeconds })}
        />
      )}
    </>
  )
}

function isPolicy(kind: GroupPolicyKind): boolean {
  return kind === 'tracking' || kind === 'step' || kind === 'simple'
}

function usual({ desiredCapacity, maxSize }: AutoScalingGroup): GroupWanted {
  return {
    kind: 'tracking',
    target: 50,
    near: 1,
    farther: 20,
    far: 2,
    warmupSeconds: 120,
    cooldownSeconds: 300,
    recurrence: '0 8 * * MON-FRI',
    scheduled: Math.min(maxSize, desiredCapacity + 1),
    heartbeatSeconds: 900,
  }
}
