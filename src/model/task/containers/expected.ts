import { nextVerdict } from '../../world/container/probes.ts'
import type { Member, Scene } from './scene.ts'
import { stopLastsMs } from './turns.ts'

/** How long the containers of a task take to stop, each after all that depend on it, as things stand. */
export function stoppingLastsMs(scene: Scene): number {
  const lastsMs = (member: Member): number => {
    if (member.life.lastStatus !== 'RUNNING') return 0
    const after = scene.members.filter(({ container }) => dependsOn(container.dependsOn, member.container.name))
    return Math.max(0, ...after.map(lastsMs)) + stopLastsMs(member)
  }
  return Math.max(0, ...scene.members.map(lastsMs))
}

function dependsOn(dependencies: Member['container']['dependsOn'], name: string): boolean {
  return dependencies?.some((one) => one.containerName === name) === true
}

/** When all essential containers that are checked will be HEALTHY; `undefined` where one of them never will, as things stand. */
export function healthyByMs({ members, nowMs }: Scene): number | undefined {
  let latestMs = nowMs
  for (const { container, life, behavior } of members) {
    const { healthCheck: check } = container
    if (check === null || !container.essential || life.health === null || life.startedAtMs === null) continue
    if (life.health.status === 'HEALTHY') continue
    const fails = behavior?.checkFails ?? null
    const verdict = nextVerdict({ check, startedAtMs: life.startedAtMs, fails }, life.health)
    if (verdict?.health.status !== 'HEALTHY') return undefined
    latestMs = Math.max(latestMs, verdict.atMs)
  }
  return latestMs
}
