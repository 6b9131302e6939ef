import { onClusterForgetDue } from '../cluster/forgetCluster.ts'
import { onInstanceReady } from '../cluster/instances.ts'
import { onMetricDue } from '../metrics/record.ts'
import { onServiceForgetDue } from '../service/deletion.ts'
import { onServicePassDue } from '../service/pass.ts'
import { onTaskForgetDue, onTaskHealthDue, onTaskStepDue } from '../task/progress.ts'
import type { Context, ModelEvent } from './context.ts'

/** Sends what is due to its room. */
export function handleEvent(context: Context, event: ModelEvent): void {
  switch (event.kind) {
    case 'taskStepDue':
      return onTaskStepDue(context, event)
    case 'taskHealthDue':
      return onTaskHealthDue(context, event.taskId)
    case 'taskForgetDue':
      return onTaskForgetDue(context, event.taskId)
    case 'serviceForgetDue':
      return onServiceForgetDue(context, event)
    case 'clusterForgetDue':
      return onClusterForgetDue(context, event)
    case 'instanceReady':
      return onInstanceReady(context, event.instanceId)
    case 'servicePassDue':
      return onServicePassDue(context, event.serviceKey)
    case 'metricDue':
      return onMetricDue(context, event)
  }
}
