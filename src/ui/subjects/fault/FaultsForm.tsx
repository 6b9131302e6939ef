import { useState } from 'react'
import { grouped } from '../../../look/numbers.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RadioRows } from '../../kit/RadioRows.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { PRESET_IDS, PRESETS } from '../container/presets.ts'
import { BrokenList } from './BrokenList.tsx'
import { FAULT_IDS, FAULTS, type FaultFigures, type FaultId } from './faultChoices.ts'

interface FaultsFormProps {
  readonly world: World
  readonly onClose: () => void
}

const DAY_SECONDS = 86_400
const SEED_MAX = 4_294_967_295

/** What is refused is said at the foot: there is one field at a time. */
const NAMES = {}

/** Everything that can be broken, and what that will hit before it is done; and what is broken, to be mended. */
export function FaultsForm({ world, onClose }: FaultsFormProps) {
  const [fault, setFault] = useState<FaultId>('zone')
  const [picked, setPicked] = useState<string | null>(null)
  const [figures, setFigures] = useState<FaultFigures>({ seconds: 120, seed: 1, preset: 'crashes' })
  const choice = FAULTS[fault]
  const targets = choice.targets(world)
  // What was picked may be gone by now.
  const target = targets.find(({ value }) => value === picked)?.value ?? targets[0]?.value ?? null
  const act = target === null ? null : choice.act(world, target, figures)
  const change = (some: Partial<FaultFigures>): void => setFigures({ ...figures, ...some })
  return (
    <ActForm
      title="Faults"
      submit="Break it"
      tone="trouble"
      acts={act === null ? [] : [act]}
      names={NAMES}
      blocked={act === null ? 'There is nothing that it could hit.' : null}
      onClose={onClose}
    >
      {() => (
        <>
          <BrokenList world={world} mayMend />
          <RadioRows
            label="What breaks"
            detailLabel="could be hit"
            rows={FAULT_IDS.map((value) => ({ value, label: FAULTS[value].label, detail: reach(world, value) }))}
            value={fault}
            onChange={(next) => {
              setFault(next)
              setPicked(null)
            }}
          />
          {targets.length > 0 && (
            <Select label={choice.of} options={targets} value={target} onChange={(value) => setPicked(value)} />
          )}
          {choice.figures.includes('preset') && (
            <Select
              label="How"
              options={PRESET_IDS.filter((value) => value !== 'notPulled').map((value) => ({
                value,
                label: PRESETS[value].label,
              }))}
              value={figures.preset}
              onChange={(preset) => change({ preset })}
            />
          )}
          {choice.figures.includes('seconds') && (
            <Stepper
              label="For, in seconds"
              min={10}
              max={DAY_SECONDS}
              step={30}
              value={figures.seconds}
              onChange={(seconds) => change({ seconds })}
            />
          )}
          {choice.figures.includes('seed') && (
            <Stepper label="Seed" max={SEED_MAX} value={figures.seed} onChange={(seed) => change({ seed })} />
          )}
          {target !== null && (
            <p className="lab-form__note" role="status">
              {choice.hits(world, target, figures)}
            </p>
          )}
        </>
      )}
    </ActForm>
  )
}

/** Of how many things one can be chosen. */
function reach(world: World, id: FaultId): string {
  const count = FAULTS[id].targets(world).length
  return count === 0 ? 'none' : grouped(count)
}
