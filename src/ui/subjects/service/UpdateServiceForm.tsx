import type { Act } from '../../../model/api/command.ts'
import { useEffect, useState } from 'react'
import type { Service } from '../../../model/world/service/service.ts'
import { definitionKey, type TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { DESIRED_COUNT_MAX } from '../../../model/world/labLimits.ts'
import type { World } from '../../../model/world/world.ts'
import { Select } from '../../kit/Select.tsx'
import { Stepper } from '../../kit/Stepper.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import { ActForm } from '../../acts/ActForm.tsx'
import {
  activeDefinitions,
  mainImage,
  nextImage,
  nextKey,
  registerAct,
  withImage,
} from '../definition/definitionActs.ts'
import { memberOfIn } from '../placement/constraints.ts'
import { MemberOfField } from '../placement/MemberOfField.tsx'
import { ALARM_PATHS, AlarmFields, alarmsBlocked, watchOf } from '../deployment/AlarmFields.tsx'
import { BREAKER_PATH, BreakerFields } from '../deployment/BreakerFields.tsx'
import { PercentFields } from '../deployment/PercentFields.tsx'
import { useLabDesk, type PercentsPreview } from '../../acts/labDesk.ts'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { ServiceField, type ServiceFormProps } from './ServiceField.tsx'
import { isRebalancedNow, updateServiceAct, type ServiceUpdate } from './serviceActs.ts'

const NAMES = {
  definition: ['taskDefinition', 'networkConfiguration', 'launchType'],
  image: ['containerDefinitions'],
  desired: ['desiredCount'],
  breaker: [BREAKER_PATH],
  alarms: ALARM_PATHS,
  memberOf: ['placementConstraints'],
  rebalancing: ['availabilityZoneRebalancing'],
} as const

interface Draft extends ServiceUpdate {
  /** The image of a revision that is registered first; `null` for one that is registered. */
  readonly image: string | null
}

/** Count, revision, percents: what starts and steers a rolling update. */
export function UpdateServiceForm(props: ServiceFormProps) {
  return <ServiceForm {...props} draftOf={draftOf} />
}

/** The same with the next revision chosen already: the commonest update takes one press more. */
export function NewRevisionForm(props: ServiceFormProps) {
  return <ServiceForm {...props} draftOf={nextDraftOf} />
}

interface FormProps extends ServiceFormProps {
  /** What the form begins with. */
  readonly draftOf: (service: Service, world: World) => Draft
}

function ServiceForm({ world, service: first, services, onClose, draftOf: firstDraft }: FormProps) {
  const [key, setKey] = useState(first.key)
  const service = world.services.get(key) ?? first
  const [draft, setDraft] = useState<Draft>(() => firstDraft(service, world))
  usePreview({ serviceKey: service.key, desiredCount: draft.desiredCount, percents: draft.percents })
  const change = (some: Partial<Draft>): void => setDraft({ ...draft, ...some })
  const acts = actsOf(draft, service, world)
  // Of another controller's service UpdateService takes what no deployment changes (TST-6).
  const isOwn = service.controller === undefined
  return (
    <ActForm
      title={`Update service ${service.name}`}
      submit={submitText(draft, service, world)}
      acts={acts}
      names={NAMES}
      blocked={acts.length === 0 ? 'Nothing is changed yet' : alarmsBlocked(draft.watch)}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          <ServiceField
            services={services}
            value={key}
            onChange={(chosen) => {
              setKey(chosen)
              setDraft(firstDraft(world.services.get(chosen) ?? first, world))
            }}
          />
          {isOwn && (
            <div>
              <RevisionField {...{ world, service, draft }} onChange={change} />
              <RefusalLine refusal={refusalAt('definition')} />
            </div>
          )}
          {draft.image !== null && (
            <TextField
              label="Image of the new revision"
              isMono
              value={draft.image}
              onChange={(image) => change({ image })}
              refusal={refusalAt('image')}
            />
          )}
          <div>
            <Stepper
              label="Desired count"
              value={draft.desiredCount}
              max={DESIRED_COUNT_MAX}
              onChange={(desiredCount) => change({ desiredCount })}
            />
            <RefusalLine refusal={refusalAt('desired')} />
          </div>
          <PercentFields {...draft} onChange={(percents) => change({ percents })} />
          {isOwn && (
            <>
              <BreakerFields {...draft} onChange={(breaker) => change({ breaker })} refusal={refusalAt('breaker')} />
              <AlarmFields
                world={world}
                wanted={draft.watch}
                hasBake={service.settings.shifting === undefined}
                onChange={(watch) => change({ watch })}
                refusal={refusalAt('alarms')}
              />
            </>
          )}
          {service.launchType === 'EC2' && (
            <MemberOfField
              value={draft.memberOf}
              onChange={(memberOf) => change({ memberOf })}
              refusal={refusalAt('memberOf')}
            />
          )}
          {isOwn && (
            <>
              <div>
                <Toggle isOn={draft.isRebalanced} onChange={(isRebalanced) => change({ isRebalanced })}>
                  Rebalance over Availability Zones
                </Toggle>
                <RefusalLine refusal={refusalAt('rebalancing')} />
              </div>
              <Toggle isOn={draft.isForced} onChange={(isForced) => change({ isForced })}>
                Force a new deployment
              </Toggle>
            </>
          )}
        </>
      )}
    </ActForm>
  )
}

interface RevisionFieldProps {
  readonly world: World
  readonly service: Service
  readonly draft: Draft
  readonly onChange: (some: Partial<Draft>) => void
}

const NEW_REVISION = 'new'

function RevisionField({ world, service, draft, onChange }: RevisionFieldProps) {
  const current = service.deployments[0]?.definitionKey
  const running = world.taskDefinitions.get(current ?? '')
  const options = [
    ...(running === undefined
      ? []
      : [{ value: NEW_REVISION, label: nextKey(running.family, world), detail: 'new, with another image' }]),
    ...familyFirst(activeDefinitions(world), running?.family).map((one) => ({
      value: definitionKey(one),
      label: definitionKey(one),
      detail: definitionKey(one) === current ? 'as it is now' : mainImage(one),
    })),
  ]
  return (
    <Select
      label="Task definition"
      options={options}
      value={draft.image === null ? draft.taskDefinition : NEW_REVISION}
      onChange={(value) => {
        if (value !== NEW_REVISION) onChange({ taskDefinition: value, image: null })
        else if (running !== undefined)
          onChange({ image: nextImage(mainImage(newestOf(running.family, world) ?? running)) })
      }}
    />
  )
}

function actsOf({ image, ...update }: Draft, service: Service, world: World): readonly Act[] {
  const running = world.taskDefinitions.get(service.deployments[0]?.definitionKey ?? '')
  if (image === null || running === undefined) {
    const act = updateServiceAct(service, update)
    return act === null ? [] : [act]
  }
  const act = updateServiceAct(service, { ...update, taskDefinition: nextKey(running.family, world) })
  const base = newestOf(running.family, world) ?? running
  return act === null ? [] : [registerAct(withImage(base, image)), act]
}

/** The limits that are being chosen are drawn in the strip already. */
function usePreview({ serviceKey, desiredCount, percents }: PercentsPreview): void {
  const { preview } = useLabDesk()
  useEffect(() => preview({ serviceKey, desiredCount, percents }), [preview, serviceKey, desiredCount, percents])
  useEffect(() => () => preview(null), [preview])
}

function submitText({ image, taskDefinition }: Draft, service: Service, world: World): string {
  const current = service.deployments[0]?.definitionKey
  const running = world.taskDefinitions.get(current ?? '')
  if (image !== null && running !== undefined) return `Update to ${nextKey(running.family, world)}`
  return taskDefinition === current ? 'Update' : `Update to ${taskDefinition}`
}

/** A newer revision that is registered, else a new one with the image that comes next. */
function nextDraftOf(service: Service, world: World): Draft {
  const draft = draftOf(service)
  const running = world.taskDefinitions.get(draft.taskDefinition)
  if (running === undefined) return draft
  const newest = newestOf(running.family, world)
  if (newest !== undefined && newest.revision > running.revision) {
    return { ...draft, taskDefinition: definitionKey(newest) }
  }
  return { ...draft, image: nextImage(mainImage(running)) }
}

function draftOf(service: Service): Draft {
  return {
    desiredCount: service.desiredCount,
    taskDefinition: service.deployments[0]?.definitionKey ?? '',
    percents: service.deploymentConfiguration,
    breaker: service.settings.deploymentCircuitBreaker,
    watch: watchOf(service.settings),
    isForced: false,
    isRebalanced: isRebalancedNow(service),
    memberOf: memberOfIn(service.placementConstraints),
    image: null,
  }
}

function newestOf(family: string, world: World): TaskDefinition | undefined {
  return activeDefinitions(world).find((one) => one.family === family)
}

/** A rolling update mostly stays within its family. */
function familyFirst(definitions: readonly TaskDefinition[], family: string | undefined): readonly TaskDefinition[] {
  const own = definitions.filter((one) => one.family === family)
  return [...own, ...definitions.filter((one) => one.family !== family)]
}
