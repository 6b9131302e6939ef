import { shortInstance } from '../../../look/names.ts'
import { counted, grouped } from '../../../look/numbers.ts'
import { durationText } from '../../../look/time.ts'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import type { SubjectWords } from '../words.ts'
import { lastTryText } from './registrationWords.ts'

/** What is left on an instance, and what keeps tasks off it. */
export function instanceWords(instance: ContainerInstance, nowMs: number): SubjectWords {
  const { remaining, registered } = instance
  const left = `${grouped(remaining.cpuUnits)} of ${grouped(registered.cpuUnits)} CPU units and ${grouped(remaining.memoryMib)} of ${grouped(registered.memoryMib)} MiB are left`
  if (instance.isStopped === true) {
    const sentence = `${instance.availabilityZone} is out, and its EC2 instance stopped with it. It starts again when the zone is back.`
    return { verdict: 'Stopped', sentence, tone: 'trouble' }
  }
  if (instance.refusal !== undefined) {
    const sentence = `${lastTryText(instance.refusal)} ECS does not know it, so no task is placed on it.`
    return { verdict: 'Not registered', sentence, tone: 'trouble' }
  }
  if (instance.status === 'booting') {
    const rest = durationText(Math.max(0, instance.readyAtMs - nowMs))
    return {
      verdict: `Registers in ${rest}`,
      sentence: 'EC2 boots it; no task can be placed before its agent registers.',
      tone: 'plain',
    }
  }
  if (!instance.agentConnected) {
    const sentence = 'Its tasks go on running; no task is placed until the agent connects again.'
    return { verdict: 'Agent disconnected', sentence, tone: 'trouble' }
  }
  if (instance.status === 'DRAINING') {
    const sentence = 'No task is placed here. Service tasks are replaced as their limits allow.'
    return { verdict: `DRAINING, ${counted(instance.tasksCount, 'task')} left`, sentence, tone: 'plain' }
  }
  return {
    verdict: `${counted(instance.tasksCount, 'task')} on ${shortInstance(instance.ec2InstanceId)}`,
    sentence: `${left}.`,
    tone: 'plain',
  }
}
