/** The alarms that a deployment is watched by (DEP-21). */
export interface DeploymentAlarms {
  readonly alarmNames: readonly string[]
  readonly enable: boolean
  readonly rollback: boolean
}
