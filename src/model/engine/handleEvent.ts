import type { Work } from '../../base/work.ts'
import { onClusterForgetDue } from '../cluster/forgetCluster.ts'
import { onInstanceReady } from '../cluster/instances.ts'
import { onMetricDue } from '../metrics/record.ts'
import { onServiceForgetDue } from '../service/deletion.ts'
import { passingService } from '../service/pass.ts'
import { onTaskForgetDue, onTaskHealthDue, onTaskStepDue } from '../task/progress.ts'
import type { Context, ModelEvent } from './context.ts'

/** Sends what is due to its room. @returns the rest of it, where it may be so much that it pauses */
export function handleEvent(context: Context, event: ModelEvent): Work<void> | undefined {
  switch (event.kind) {
    case 'taskStepDue':
      onTaskStepDue(context, event)
      return undefined
    case 'taskHealthDue':
      onTaskHealthDue(context, event.taskId)
      return undefined
    case 'taskForgetDue':
      onTaskForgetDue(context, event.taskId)
      return undefined
    case 'serviceForgetDue':
      onServiceForgetDue(context, event)
      return undefined
    case 'clusterForgetDue':
      onClusterForgetDue(context, event)
      return undefined
    case 'instanceReady':
      onInstanceReady(context, event.instanceId)
      return undefined
    case 'servicePassDue':
      return passingService(context, event.serviceKey)
    case 'metricDue':
      onMetricDue(context, event)
      return undefined
  }
}
