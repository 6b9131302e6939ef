import type { Act } from '../../../model/api/command.ts'
import { useEffect, useState } from 'react'
import type { Service } from '../../../model/world/service/service.ts'
import { DESIRED_COUNT_MAX } from '../../../model/world/labLimits.ts'
import type { World } from '../../../model/world/world.ts'
import { Stepper } from '../../kit/Stepper.tsx'
import { Toggle } from '../../kit/Toggle.tsx'
import { ActForm } from '../../acts/ActForm.tsx'
import { RevisionField } from '../definition/RevisionField.tsx'
import { nextRevision, revisionActs, type RevisionWanted } from '../definition/revisionWanted.ts'
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

interface Draft extends ServiceUpdate, RevisionWanted {}

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
            <RevisionField
              world={world}
              current={currentKey(service)}
              value={draft}
              onChange={change}
              refusals={{ definition: refusalAt('definition'), image: refusalAt('image') }}
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

function actsOf({ image, ...update }: Draft, service: Service, world: World): readonly Act[] {
  const revision = revisionActs({ ...update, image }, currentKey(service), world)
  const act = updateServiceAct(service, { ...update, taskDefinition: revision.taskDefinition })
  return act === null ? [] : [...revision.acts, act]
}

/** The limits that are being chosen are drawn in the strip already. */
function usePreview({ serviceKey, desiredCount, percents }: PercentsPreview): void {
  const { preview } = useLabDesk()
  useEffect(() => preview({ serviceKey, desiredCount, percents }), [preview, serviceKey, desiredCount, percents])
  useEffect(() => () => preview(null), [preview])
}

function submitText(draft: Draft, service: Service, world: World): string {
  const { taskDefinition } = revisionActs(draft, currentKey(service), world)
  return taskDefinition === currentKey(service) ? 'Update' : `Update to ${taskDefinition}`
}

/** A newer revision that is registered, else a new one with the image that comes next. */
function nextDraftOf(service: Service, world: World): Draft {
  return { ...draftOf(service), ...nextRevision(currentKey(service), world) }
}

function currentKey({ deployments }: Service): string {
  return deployments[0]?.definitionKey ?? ''
}

function draftOf(service: Service): Draft {
  return {
    desiredCount: service.desiredCount,
    taskDefinition: currentKey(service),
    percents: service.deploymentConfiguration,
    breaker: service.settings.deploymentCircuitBreaker,
    watch: watchOf(service.settings),
    isForced: false,
    isRebalanced: isRebalancedNow(service),
    memberOf: memberOfIn(service.placementConstraints),
    image: null,
  }
}
