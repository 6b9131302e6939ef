import { useState } from 'react'
import { visibleText } from '../../../base/foreignText.ts'
import { definitionKey, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { RadioRows } from '../../kit/RadioRows.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { behaviorWords } from '../../words/container/behaviorWords.ts'
import { behaviorAct, behaviorsOf, containerIn, type BehaviorWanted } from './behaviorActs.ts'
import { firstWanted, PRESET_IDS, PRESETS, type PresetFigure } from './presets.ts'

const NAMES = {
  exitAfterSeconds: ['exitAfterSeconds'],
  exitCode: ['exitCode'],
  code: ['responds.code'],
  fromSeconds: ['responds.fromSeconds', 'checkFails.fromSeconds'],
  lastsSeconds: ['responds.toSeconds', 'checkFails.toSeconds'],
  memoryMib: ['memoryMib'],
  leakMibPerMinute: ['leakMibPerMinute'],
  path: ['writes[0].path'],
} as const satisfies Record<PresetFigure | 'path', readonly string[]>

const DAY_SECONDS = 86_400
const MEMORY_MAX_MIB = 1_048_576

interface Figure {
  readonly label: string
  readonly min?: number
  readonly max: number
  readonly step?: number
}

const FIGURES: Readonly<Record<PresetFigure, Figure>> = {
  exitAfterSeconds: { label: 'Exits after, in seconds', max: DAY_SECONDS, step: 5 },
  exitCode: { label: 'Exit code', max: 255 },
  code: { label: 'HTTP status', min: 200, max: 599 },
  fromSeconds: { label: 'Begins in, in seconds', max: DAY_SECONDS, step: 10 },
  lastsSeconds: { label: 'Lasts for, in seconds, 0 without end', max: DAY_SECONDS, step: 10 },
  memoryMib: { label: 'Uses at its start, in MiB', max: MEMORY_MAX_MIB, step: 64 },
  leakMibPerMinute: { label: 'Grows a minute, in MiB', max: MEMORY_MAX_MIB, step: 64 },
}

interface FailImageFormProps {
  readonly world: World
  readonly definition: TaskDefinition
  readonly onClose: () => void
}

/** Tells the lab how a container of a definition is to fail: AWS runs images, the lab has none. */
export function FailImageForm({ world, definition, onClose }: FailImageFormProps) {
  const [wanted, setWanted] = useState((): BehaviorWanted => firstOf(definition))
  const change = (some: Partial<BehaviorWanted>): void => setWanted({ ...wanted, ...some })
  const container = containerIn(definition, wanted.containerName)
  const { figures, seen } = PRESETS[wanted.preset]
  const before = behaviorsOf(world, definition)
  return (
    <ActForm
      title="Make an image fail"
      submit="Make it fail"
      tone="trouble"
      acts={[behaviorAct(definition, wanted)]}
      names={NAMES}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <ContainerField {...{ definition, wanted, change }} />
          <Segmented
            label="Where"
            options={[
              { value: 'image', label: 'Wherever it runs' },
              { value: 'definition', label: `In ${definitionKey(definition)}` },
            ]}
            value={wanted.reach}
            onChange={(reach) => change({ reach })}
          />
          <RadioRows
            label={`What ${visibleText(container.image)} does`}
            rows={PRESET_IDS.map((value) => ({ value, label: PRESETS[value].label }))}
            value={wanted.preset}
            onChange={(preset) => change({ preset })}
          />
          {figures.map((figure) => (
            <div key={figure}>
              <Stepper
                {...FIGURES[figure]}
                value={wanted[figure]}
                onChange={(value) => change({ [figure]: value } as Partial<BehaviorWanted>)}
              />
              <RefusalLine refusal={refusalAt(figure)} />
            </div>
          ))}
          {wanted.preset === 'writes' && (
            <TextField
              label="The file that it writes"
              isMono
              value={wanted.path}
              onChange={(path) => change({ path })}
              refusal={refusalAt('path')}
            />
          )}
          <p className="lab-form__note" role="status">
            {seen(container, wanted)}
          </p>
          {before.length > 0 && (
            <p className="lab-form__help">
              Until now: {before.map((one) => behaviorWords(one, world.nowMs)).join('; ')}. What you set replaces it.
            </p>
          )}
        </>
      )}
    </ActForm>
  )
}

interface ContainerFieldProps {
  readonly definition: TaskDefinition
  readonly wanted: BehaviorWanted
  readonly change: (some: Partial<BehaviorWanted>) => void
}

function ContainerField({ definition, wanted, change }: ContainerFieldProps) {
  const { containers } = definition
  if (containers.length < 2) return null
  return (
    <Select
      label="Container"
      options={containers.map(({ name, image }) => ({
        value: name,
        label: visibleText(name),
        detail: visibleText(image),
      }))}
      value={wanted.containerName}
      onChange={(containerName) => {
        const { memoryMib, leakMibPerMinute } = firstWanted(containerIn(definition, containerName))
        change({ containerName, memoryMib, leakMibPerMinute })
      }}
    />
  )
}

/** Of several containers an essential one: that is what ends a task. */
function firstOf(definition: TaskDefinition): BehaviorWanted {
  const essential = definition.containers.find((one) => one.essential)?.name ?? ''
  const container = containerIn(definition, essential)
  return { ...firstWanted(container), containerName: container.name, reach: 'image' }
}
