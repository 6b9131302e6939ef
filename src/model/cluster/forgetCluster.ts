import type { Context, DueRows } from '../world/context.ts'
import { DELETED_VISIBLE_MS } from '../world/durations.ts'
import { CLUSTERS_MAX } from '../world/labLimits.ts'

/** A cluster that was just deleted can be described for a while (SVC-12); of too many the first deleted is forgotten. */
export function forgetClusterLater(context: Context, clusterName: string): void {
  const deletedAtMs = context.nowMs
  context.schedule(deletedAtMs + DELETED_VISIBLE_MS, { kind: 'clusterForgetDue', clusterName, deletedAtMs })
  const deleted = [...context.world.clusters.values()].filter((one) => one.status === 'INACTIVE')
  for (const { name } of deleted.slice(0, Math.max(0, deleted.length - CLUSTERS_MAX))) {
    forget(context, name)
  }
}

function forget(context: Context, key: string): void {
  context.emit({ kind: 'gone', table: 'clusters', key })
  if (context.world.clusterOptions.has(key)) context.emit({ kind: 'gone', table: 'clusterOptions', key })
}

export const clusterDue: DueRows<'clusterForgetDue'> = {
  clusterForgetDue: {
    phase: 'forget',
    isEndless: true,
    run: (context, { clusterName, deletedAtMs }) => {
      // Its name may be another's by now.
      if (context.world.clusters.get(clusterName)?.deletedAtMs !== deletedAtMs) return
      forget(context, clusterName)
    },
  },
}
