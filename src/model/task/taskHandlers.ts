import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import { stopTask } from './stopping.ts'
import { taskArn } from '../api/arns.ts'
import { ApiError, type Output } from '../api/command.ts'
import { clusterNamed } from '../api/cluster/clusterNamed.ts'
import { serviceNamed } from '../api/service/serviceNamed.ts'
import type { Handlers } from '../api/operation.ts'
import { pageOf } from '../api/page.ts'
import { idOfTask, taskNamed } from '../api/task/taskNamed.ts'
import type { taskOperations } from '../api/task/taskOperations.ts'
import { refuseTaskFilters, taskMatcher } from './taskFilters.ts'
import { taskJson } from './taskJson.ts'
import { explainStop } from './explainStop.ts'

export const taskHandlers: Handlers<typeof taskOperations> = {
  StopTask(context, { input }) {
    const task = taskNamed(context.world, input.task, {
      cluster: clusterNamed(context.world, input.cluster),
      field: 'task',
    })
    if (task === undefined)
      throw new ApiError('InvalidParameterException', 'The referenced task was not found.', 'task')
    const reason = input.reason ?? 'Task stopped by user'
    if (task.desiredStatus === 'RUNNING') {
      context.decide(
        {
          id: nextDecisionId(context.world),
          atMs: context.nowMs,
          kind: 'stop',
          rule: 'TSK-5',
          about: [...ownersOf(task), { kind: 'task', id: task.id }],
          clusterName: task.clusterName,
          serviceName: task.serviceName,
          taskId: task.id,
          cause: 'user',
          reason,
        },
        explainStop(context.world, task),
      )
      stopTask(context, task.id, { stopCode: 'UserInitiated', stoppedReason: reason })
    }
    return { task: taskJson(context.world, context.world.tasks.get(task.id) ?? task) }
  },
  ListTasks(world, given) {
    const cluster = clusterNamed(world, given.input.cluster)
    refuseTaskFilters(given.input)
    const { serviceName } = given.input
    const service =
      serviceName === undefined
        ? undefined
        : serviceNamed(world, serviceName, { cluster: cluster.name, field: 'serviceName' })
    const matches = taskMatcher(given.input, { clusterName: cluster.name, serviceName: service?.name })
    const arns = [...world.tasks.values()].filter(matches).map((one) => taskArn(one.clusterName, one.id))
    return pageOf('taskArns', { arns, given })
  },
  DescribeTasks(world, { input }) {
    const cluster = clusterNamed(world, input.cluster)
    const tasks: Output[] = []
    const failures: Output[] = []
    for (const given of input.tasks) {
      const task = taskNamed(world, given, { cluster })
      if (task === undefined) {
        failures.push({ arn: taskArn(cluster.name, idOfTask(given, cluster)), reason: 'MISSING' })
      } else tasks.push(taskJson(world, task))
    }
    return { tasks, failures }
  },
}
