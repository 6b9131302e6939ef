import type { StrategyItem } from '../provider/strategy.ts'

/** What a cluster was told and answers again (CLU-2). */
export interface ClusterOptions {
  /** `enabled`, `enhanced` or `disabled`. */
  readonly containerInsights: string
  /** In AWS's form; `null` when none was given. */
  readonly configuration: Readonly<Record<string, unknown>> | null
  /** The ARN of the default Service Connect namespace. */
  readonly namespaceArn: string | null
  /** By name, in the order in which they were given. */
  readonly capacityProviders: readonly string[]
  /** By what tasks are started that name neither a launch type nor a strategy (CPR-2); left out for none. */
  readonly defaultStrategy?: readonly StrategyItem[]
}

export const CONTAINER_INSIGHTS = ['enabled', 'enhanced', 'disabled'] as const

/** What a cluster has that was told nothing. */
export const NO_OPTIONS: ClusterOptions = {
  containerInsights: 'disabled',
  configuration: null,
  namespaceArn: null,
  capacityProviders: [],
}

interface Kept {
  readonly clusterOptions: ReadonlyMap<string, ClusterOptions>
}

/** A cluster that was told nothing has no row. */
export function clusterOptionsOf({ clusterOptions }: Kept, clusterName: string): ClusterOptions {
  return clusterOptions.get(clusterName) ?? NO_OPTIONS
}
