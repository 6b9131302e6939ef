import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { World } from '../../model/world/world.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { Button } from '../kit/Button.tsx'
import { Menu, type MenuGroup } from '../kit/Menu.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { activeDefinitions } from '../subjects/definition/definitionActs.ts'
import { freeGroups } from '../subjects/provider/providerActs.ts'
import { deployable } from '../subjects/codeDeploy/deployWanted.ts'
import { externalServices } from '../subjects/taskSet/taskSetActs.ts'
import { activeServices, deployedByEcs } from '../subjects/service/ServiceField.tsx'
import { useLabDesk, type FormName } from '../acts/labDesk.ts'
import { actsOn } from '../subjects/subjects.ts'

interface ActMenuProps {
  readonly world: World
  readonly selection: SubjectRef | null
  readonly isNarrow: boolean
}

/** Everything that can be done to the yard; what stands in its place is each operation's form. */
export function ActMenu({ world, selection, isNarrow }: ActMenuProps) {
  const desk = useLabDesk()
  const [isOpen, setOpen] = useState(false)
  // Not by a click on the button: what screen readers do so, and the menu would take its time until it has the focus.
  useShortcuts('Lab', [{ keys: 'a', label: 'Act on the yard', run: () => setOpen(true) }])

  const hasService = activeServices(world).length > 0
  const hasOwn = deployedByEcs(world).length > 0
  const hasDefinition = activeDefinitions(world).length > 0
  const form = (id: FormName, label: string, isDisabled = false) => ({
    id,
    label,
    isDisabled,
    onAct: () => desk.openForm(id),
  })
  const own = actsOn(selection, world)
  const ownActs =
    own?.acts.map(({ id, label, tone = 'ink', run }) => ({ id, label, tone, onAct: () => run(desk) })) ?? []
  const groups: readonly MenuGroup[] = [
    {
      id: 'instances',
      heading: 'Instances',
      acts: [
        form('addInstances', 'Add instances'),
        form('setCapacity', 'Set desired capacity', world.autoScalingGroups.size === 0),
        form('createProvider', 'Create capacity provider', freeGroups(world).length === 0),
      ],
    },
    {
      id: 'tasks',
      heading: 'Tasks',
      acts: [form('registerDefinition', 'Register task definition'), form('runTask', 'Run task', !hasDefinition)],
    },
    ...aroundTasks(world, form),
    {
      id: 'services',
      heading: 'Services',
      acts: [
        form('createService', 'Create service', !hasDefinition),
        form('newRevision', 'Roll to a new revision', !hasOwn),
        form('updateService', 'Update service', !hasService),
        form('setLoad', 'Set load', !hasService),
        form('putAlarm', 'Create an alarm', !hasService),
        form('shiftTraffic', 'Deployment strategy', !hasOwn),
        ...(deployable(world).length > 0 ? [form('deploy', 'Deploy with CodeDeploy')] : []),
        ...(externalServices(world).length > 0 ? [form('createTaskSet', 'Create task set')] : []),
        form('autoScale', 'Auto scaling', !hasService),
        form('setStrategy', 'Capacity provider strategy', !hasOwn),
        form('sendTraffic', 'Send traffic', !hasService),
        form('balance', 'Put a load balancer in front', !hasOwn),
        form('deleteService', 'Delete service', !hasService),
      ],
    },
    { id: 'faults', heading: 'What fails', acts: [form('faults', 'Faults…')] },
    { id: 'any', heading: 'Everything', acts: [form('anyOperation', 'Any operation…')] },
  ]
  return (
    <Menu
      label="Act on the yard"
      isOpen={isOpen}
      onOpenChange={setOpen}
      groups={own === null ? groups : firstOf({ id: 'selected', heading: own.heading, acts: ownActs }, groups)}
      trigger={<Button iconAfter={<ChevronDown aria-hidden="true" />}>{isNarrow ? 'Act' : 'Act on the yard'}</Button>}
    />
  )
}

/** What can be done to what is selected stands ahead of all else, and there alone. */
function firstOf(own: MenuGroup, others: readonly MenuGroup[]): readonly MenuGroup[] {
  const ids = new Set(own.acts.map(({ id }) => id))
  const rest = others.map((group) => ({ ...group, acts: group.acts.filter(({ id }) => !ids.has(id)) }))
  return [own, ...rest.filter(({ acts }) => acts.length > 0)]
}

/** What tasks are made of, where they write and as whom. */
function aroundTasks(
  world: World,
  form: (id: FormName, label: string, isDisabled?: boolean) => MenuGroup['acts'][number],
): readonly MenuGroup[] {
  return [
    {
      id: 'images',
      heading: 'Images',
      acts: [
        form('createRepository', 'Create repository'),
        form('pushImage', 'Push an image'),
        form('dockerBuild', 'Build on the workstation'),
        form('dockerLogin', 'Log in to a registry'),
        form('dockerPush', 'Push from the workstation', world.localImages.size === 0),
      ],
    },
    { id: 'logs', heading: 'Logs', acts: [form('createLogGroup', 'Create log group')] },
    {
      id: 'roles',
      heading: 'Roles',
      acts: [
        form('createRole', 'Create role'),
        form('createUser', 'Create user'),
        form('createProfile', 'Create instance profile'),
      ],
    },
  ]
}
