import { sharesOf } from '../model/world/balancing/routing.ts'
import type { World } from '../model/world/world.ts'
import type { Report } from './scan.ts'

/** How long after a stop ECS leaves the targets of a task where they are. */
const LEFT_MS = 10_000

/** What holds of targets at the end of an instant: they are of live tasks, and only healthy ones are sent to. */
export function checkTargets(world: World, report: Report): void {
  let count = 0
  for (const [key, target] of world.targets) {
    count += 1
    if (target.key !== key) report(`ALB-1 target ${key} stands under its key`)
    if (world.targetsByPool.get(target.poolId)?.has(key) !== true) report(`ALB-1 target ${key} is in its pool`)
    if (world.targetsByTask.get(target.taskId ?? '')?.has(key) !== true)
      report(`ALB-13 target ${key} is known by its task`)
    const task = world.tasks.get(target.taskId ?? '')
    if (task === undefined || target.state === 'draining') continue
    const isLate = task.stoppingAtMs !== null && task.stoppingAtMs + LEFT_MS < world.nowMs
    if (isLate) report(`ALB-13 task ${task.id} is to stop, and its target ${key} is not taken out`)
  }
  const indexed = [...world.targetsByPool.values()].reduce((sum, keys) => sum + keys.size, 0)
  if (indexed !== count) report('ALB-1 the index of targets has no others')
  for (const pool of world.targetsByPool.keys()) checkShares(world, pool, report)
  for (const task of world.tasks.values()) {
    if (task.step === 'draining' && !world.targetsByTask.has(task.id)) report(`ALB-13 task ${task.id} drains nothing`)
  }
}

function checkShares(world: World, pool: string, report: Report): void {
  const shares = sharesOf(world, pool, world.nowMs)
  if (shares.some(({ target }) => target.state === 'draining')) report(`ALB-8 what drains in ${pool} gets something`)
  const healthy = shares.filter(({ target }) => target.state === 'healthy')
  if (healthy.length > 0 && healthy.length < shares.length) report(`ALB-10 ${pool} sends to what is not healthy`)
  const sum = shares.reduce((total, { share }) => total + share, 0)
  if (shares.length > 0 && Math.abs(sum - 1) > 1e-9) report(`ALB-10 the shares of ${pool} are one`)
}
