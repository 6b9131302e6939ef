import type { HealthyCase } from '../../challenge/templates/healthyCount.ts'
import type { Judge } from './judge.ts'

type Answered = readonly Readonly<Record<string, unknown>>[]

/**
 * "If a service doesn't use a load balancer … without health checks … the service scheduler will wait for 40 seconds
 * after a task reaches a RUNNING state …; with … until the task has passed health checks" (API Reference,
 * DeploymentConfiguration). The newest task that runs was started at the latest `startedAt`.
 */
export const healthyCount: Judge<HealthyCase> = ({ one, cluster, service, read }) => {
  const { taskArns } = read('ListTasks', { cluster, serviceName: service })
  const { tasks } = read('DescribeTasks', { cluster, tasks: taskArns })
  const running = (tasks as Answered).filter(({ lastStatus }) => lastStatus === 'RUNNING')
  if (one.checkSeconds !== null) return running.filter(({ healthStatus }) => healthStatus === 'HEALTHY').length
  const newest = Math.max(...running.map(({ startedAt }) => Number(startedAt)))
  const nowSeconds = newest + one.seconds
  return running.filter(({ startedAt }) => nowSeconds - Number(startedAt) >= 40).length
}
