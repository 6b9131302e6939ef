import { counted, percentText } from '../../../look/numbers.ts'
import { act } from '../../../model/api/act.ts'
import { providerOfInstance } from '../../../model/world/provider/providerOfInstance.ts'
import type { World } from '../../../model/world/world.ts'
import type { SubjectView } from '../subjectView.ts'
import { tasksById } from '../subjectView.ts'
import { deleteProviderAct } from './providerActs.ts'
import { WhyProvider } from './WhyProvider.tsx'

/** A capacity provider of an Auto Scaling group: its instances, and the tasks that it started. */
export const providerView: SubjectView = {
  Why: WhyProvider,
  head(id, { world }) {
    const provider = world.capacityProviders.get(id)
    if (provider === undefined) return null
    const waiting = waitingFor(world, id).length
    const { isEnabled, targetCapacity } = provider.managedScaling
    return {
      object: `capacity provider ${id}`,
      atMs: world.nowMs,
      verdict: waiting > 0 ? `${counted(waiting, 'task')} PROVISIONING` : 'No task waits for it',
      sentence: `${counted(instancesOf(world, id).length, 'instance')} of Auto Scaling group ${provider.autoScalingGroupName} ${isEnabled ? `scaled by ECS to ${String(targetCapacity)} % in use` : 'that ECS does not scale'}.`,
      tone: 'plain',
    }
  },
  line(id, world) {
    const provider = world.capacityProviders.get(id)
    if (provider === undefined) return null
    const metric = newestReservation(world, id)
    const waiting = waitingFor(world, id).length
    const detail =
      metric === null ? unscaledText(world, provider.autoScalingGroupName) : `${percentText(metric)} reserved`
    const queue = waiting === 0 ? '' : `, ${counted(waiting, 'task')} PROVISIONING`
    return { name: id, detail, words: `capacity provider ${id}, ${detail}${queue}` }
  },
  acts(id, world) {
    if (!world.capacityProviders.has(id)) return null
    return {
      heading: `Capacity provider ${id}`,
      acts: [
        { id: 'edit', label: 'Edit', run: ({ openForm }) => openForm('editProvider', id) },
        { id: 'delete', label: 'Delete', tone: 'trouble', run: ({ giveNow }) => giveNow(deleteProviderAct(id)) },
      ],
    }
  },
  describe: (id) => ({
    act: act('ecs', 'DescribeCapacityProviders', { capacityProviders: [id] }),
    field: 'capacityProviders',
  }),
  tasks: (id, scope) =>
    tasksById(
      [...scope.world.tasks.values()].filter((one) => one.capacityProviderName === id).map((one) => one.id),
      scope,
    ),
}

/** Who sizes the group where ECS does not. */
function unscaledText({ groupPolicies, groupSchedules }: World, name: string): string {
  if ([...groupPolicies.values()].some((one) => one.groupName === name)) return 'by own policy'
  return [...groupSchedules.values()].some((one) => one.groupName === name) ? 'by schedule' : 'not scaled'
}

function instancesOf(world: World, name: string) {
  return [...world.instances.values()].filter((one) => providerOfInstance(world, one) === name)
}

/** The newest of CapacityProviderReservation; `null` while nothing was measured. */
function newestReservation({ managedScaling }: World, name: string): number | null {
  return managedScaling.get(name)?.reservations[0]?.metric ?? null
}

/** Ids of the tasks that wait for its instances, oldest first. */
function waitingFor(world: World, name: string): readonly string[] {
  return [...world.waitingTasks.values()].flatMap((ids) =>
    [...ids].filter((id) => world.tasks.get(id)?.capacityProviderName === name),
  )
}
