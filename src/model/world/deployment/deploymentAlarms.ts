/** The alarms that a deployment is watched by. */
export interface DeploymentAlarms {
  readonly alarmNames: readonly string[]
  readonly enable: boolean
  readonly rollback: boolean
}
