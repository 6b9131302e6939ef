import type { Task } from '../model/world/task/task.ts'
import type { World } from '../model/world/world.ts'
import type { Report } from './scan.ts'

/** What holds of pulls and of instances' disks at the end of an instant (PUL-1 to PUL-3). */
export function checkPulls(world: World, report: Report): void {
  if (world.registries.size + world.pulls.size + world.imageCaches.size + world.pullLimits.size === 0) return
  for (const [id, { taskId, containers }] of world.pulls) {
    if (id !== taskId || !world.tasks.has(id)) report(`PUL-1 a pull is of a task that is there (${id})`)
    if (containers.length === 0) report(`PUL-1 a pull that nothing is told of is not kept (${id})`)
    for (const { digest, from, failure } of containers) {
      if ((from === null) !== (failure !== null)) report(`PUL-4 what was not got has failed (${id})`)
      if (from !== null && digest === null) report(`PUL-1 what was got has a digest (${id})`)
    }
  }
  for (const task of world.tasks.values()) checkTask(world, task, report)
  checkDisks(world, report)
}

function checkTask(world: World, task: Task, report: Report): void {
  const say: Report = (problem) => report(`${problem} (task ${task.id}, ${task.step})`)
  const definition = world.taskDefinitions.get(task.definitionKey)
  const pulled = world.pulls.get(task.id)?.containers ?? []
  for (const { name, image, essential, versionConsistency } of definition?.containers ?? []) {
    const one = pulled.find((pull) => pull.name === name)
    const registry = world.registries.get(image.split('/')[0] ?? '')
    const wasTold = registry?.accountId !== undefined && registry.createdAtMs < (task.pullStartedAtMs ?? -1)
    if (task.step === 'running' && essential && wasTold && (one?.digest ?? null) === null)
      say('PUL-1 what runs has a digest')
    const kept = revisionOf(world, task)?.images
    const keptDigest = versionConsistency === 'disabled' ? undefined : kept?.digests[name]
    const isOther = one !== undefined && one.failure === null && one.digest !== keptDigest
    if (keptDigest !== undefined && isOther) say('PUL-3 tasks of one deployment have one image')
  }
}

function revisionOf({ serviceDeployments }: World, { clusterName, serviceName, deploymentId }: Task) {
  const history = serviceDeployments.get(`${clusterName}/${serviceName ?? ''}`) ?? []
  return history.find(({ revisionId }) => deploymentId === `ecs-svc/${revisionId}`)
}

function checkDisks(world: World, report: Report): void {
  for (const [id, images] of world.imageCaches) {
    if (!world.instances.has(id) && !world.deregisteredInstances.has(id))
      report(`PUL-2 a disk is of an instance (${id})`)
    if (images.length > 100) report(`PUL-2 a disk has a hundred images at most (${id})`)
    const names = images.flatMap(({ repositoryUri, tags }) => tags.map((tag) => `${repositoryUri}:${tag}`))
    if (new Set(names).size < names.length) report(`PUL-2 a tag names one image of a disk (${id})`)
    for (const { pulledAtMs, usedAtMs } of images) {
      if (pulledAtMs > usedAtMs || usedAtMs > world.nowMs) report(`PUL-2 an image is pulled before it is used (${id})`)
    }
  }
}
