const DOCKER = 'com.amazonaws.ecs.capability'
const ECS = 'ecs.capability'
const REMOTE_API_MINORS = [17, 18, 19, 20, 21, 22, 23, 24, 25, 28, 29, 30, 32]
const LOG_DRIVERS = ['json-file', 'syslog', 'awslogs', 'fluentd', 'none', 'awsfirelens']

/** What the agent of the ECS-optimized AMI advertises (ATT-1; agent_capability.go, ecs-init), without values. */
export const CAPABILITIES: readonly string[] = [
  `${DOCKER}.privileged-container`,
  ...REMOTE_API_MINORS.map((minor) => `${DOCKER}.docker-remote-api.1.${String(minor)}`),
  ...LOG_DRIVERS.map((driver) => `${DOCKER}.logging-driver.${driver}`),
  `${DOCKER}.ecr-auth`,
  `${DOCKER}.task-iam-role`,
  `${DOCKER}.task-iam-role-network-host`,
  `${ECS}.task-eni`,
  `${ECS}.task-eni-trunking`,
  `${ECS}.task-cpu-mem-limit`,
  `${ECS}.execution-role-ecr-pull`,
  `${ECS}.execution-role-awslogs`,
  `${ECS}.container-health-check`,
  `${ECS}.container-ordering`,
  `${ECS}.container-restart-policy`,
  `${ECS}.secrets.ssm.environment-variables`,
  `${ECS}.secrets.ssm.bootstrap.log-driver`,
  `${ECS}.secrets.asm.environment-variables`,
  `${ECS}.secrets.asm.bootstrap.log-driver`,
  `${ECS}.private-registry-authentication.secretsmanager`,
  `${ECS}.env-files.s3`,
  `${ECS}.efs`,
  `${ECS}.efsAuth`,
  `${ECS}.firelens.fluentd`,
  `${ECS}.firelens.fluentbit`,
  `${ECS}.execute-command`,
  `${ECS}.service-connect-v1`,
  `${ECS}.network.container-port-range`,
  `${ECS}.storage.ebs-task-volume-attach`,
  `${ECS}.storage.s3-files`,
]
