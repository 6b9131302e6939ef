/** Where a rule of SPEC.md is written by AWS, in few words. */
export interface RuleSource {
  readonly ruleId: string
  readonly source: string
}

const OURS = 'the model itself, AWS publishes none'

/** Of every rule that a decision, a panel, a scenario or a question names; a test holds them against SPEC.md. */
export const SOURCES: Readonly<Record<string, string>> = {
  'ALB-4': 'User Guide for Application Load Balancers, target group health checks; public traces',
  'ALB-7': 'User Guide for Application Load Balancers, listener rules',
  'ALB-8': 'User Guide for Application Load Balancers, target group attributes',
  'ALB-9': 'Elastic Load Balancing guides, attributes of target groups and load balancers',
  'ALB-10': 'User Guide for Application Load Balancers, target group health',
  'ALB-12': 'API reference, DeploymentConfiguration; public traces',
  'ALB-13': 'Developer Guide, load balancer connection draining; public traces',
  'ALB-14': 'Developer Guide, load balancer health checks; public traces',
  'ALB-15': 'Developer Guide, load balancer types',
  'ALM-2': 'Amazon CloudWatch User Guide, alarm evaluation',
  'ALM-3': 'Amazon CloudWatch User Guide, how missing data are treated',
  'ALM-4': 'Amazon CloudWatch User Guide, how missing data are treated',
  'ALM-5': 'Amazon CloudWatch API reference, SetAlarmState',
  'ASG-2': 'Amazon EC2 Auto Scaling User Guide',
  'ATT-1': 'Developer Guide, container instance attributes; amazon-ecs-agent',
  'CAP-1': 'Developer Guide, task placement',
  'CAP-5': 'API reference, PortMapping',
  'CON-3': 'API reference, Container',
  'CON-4': 'API reference, ContainerDefinition; amazon-ecs-agent',
  'CON-5': 'Developer Guide, task definition parameters; amazon-ecs-agent',
  'CON-6': 'API reference, ContainerRestartPolicy; amazon-ecs-agent',
  'CON-7': `Developer Guide, task definition parameters; ${OURS}`,
  'CON-8': 'API reference, HealthCheck; Docker',
  'CON-9': 'Developer Guide, task metadata endpoint version 4, task IAM role',
  'CPR-3': 'API reference, CapacityProviderStrategyItem',
  'CPR-5': 'Developer Guide, cluster auto scaling',
  'CPR-7': 'Developer Guide, managed scaling behavior',
  'CPR-11': 'Developer Guide, Fargate capacity providers',
  'CQL-1': 'Developer Guide, cluster query language',
  'DEF-2': 'API reference, RegisterTaskDefinition',
  'DEF-3': 'API reference, DeregisterTaskDefinition',
  'DEF-4': 'API reference, RegisterTaskDefinition',
  'DEP-1': 'API reference, DeploymentConfiguration',
  'DEP-2': 'API reference, DeploymentConfiguration',
  'DEP-3': 'API reference, DeploymentConfiguration',
  'DEP-4': 'API reference, DeploymentConfiguration',
  'DEP-5': 'Developer Guide, rolling updates',
  'DEP-6': 'Developer Guide, rolling updates',
  'DEP-7': 'Developer Guide, service event messages',
  'DEP-8': 'API reference, Deployment',
  'DEP-9': OURS,
  'DEP-10': 'API reference, Deployment',
  'DEP-12': 'Developer Guide, rolling updates',
  'FGT-1': 'Developer Guide, Fargate task sizes',
  'FGT-2': 'Developer Guide, Fargate; API reference, RegisterTaskDefinition',
  'INS-3': 'Developer Guide, container instance draining',
  'INS-4': 'API reference, DeregisterContainerInstance; Developer Guide, stopped tasks',
  'INS-5': 'API reference, ContainerInstance; AWS Knowledge Center',
  'INS-6': 'API reference, DeregisterContainerInstance; Developer Guide, stopped tasks',
  'MET-4': 'User Guide for Application Load Balancers, CloudWatch metrics',
  'NET-1': `Developer Guide, task networking; ${OURS}`,
  'NET-2': 'API reference, PortMapping; amazon-ecs-agent',
  'NET-4': 'Developer Guide, task networking with awsvpc',
  'NET-7': 'Amazon VPC User Guide, security groups; User Guide for Application Load Balancers',
  'NET-9': `User Guide for Application Load Balancers, troubleshooting; ${OURS}`,
  'PLC-1': 'Developer Guide, task placement; API reference, Task',
  'PLC-2': 'Developer Guide, task placement strategies; API reference, PlacementStrategy',
  'PLC-3': 'Developer Guide, container instance draining',
  'PLC-4': 'API reference, UpdateService; Developer Guide, scheduling tasks',
  'PLC-5': 'Developer Guide, Amazon ECS services',
  'PLC-6': 'API reference, RunTask; Developer Guide, service event messages',
  'PLC-7': 'Developer Guide, Fargate capacity providers',
  'PLC-8': 'Developer Guide, task placement constraints',
  'PRO-3': 'Developer Guide, task scale-in protection',
  'PRO-5': 'Developer Guide, task scale-in protection',
  'SVC-1': 'Developer Guide, Amazon ECS services',
  'SVC-2': 'Developer Guide, service event messages',
  'SVC-3': 'API reference, UpdateService',
  'SVC-11': `${OURS}; Developer Guide, service event messages`,
  'SVC-14': 'Developer Guide, Amazon ECS services; API reference, CreateService',
  'SVC-15': `Developer Guide, service throttle logic; ${OURS}`,
  'TAG-6': 'API reference, CreateService, UpdateService, RunTask',
  'TIM-2': OURS,
  'TIM-6': 'Developer Guide, task state change events; public measurements',
  'TRF-4': 'User Guide for Application Load Balancers, troubleshooting',
  'TSK-1': 'Developer Guide, task lifecycle',
  'TSK-2': 'API reference, Task',
  'TSK-3': 'API reference, Task',
  'TSK-5': 'API reference, StopTask',
  'TSK-6': 'Developer Guide, stopped tasks',
  'TSK-11': 'API reference, idempotency',
  'TSK-12': 'API reference, StartTask; Developer Guide, API failures messages',
}

/** The rule's id and its source. */
export function sourceOf(ruleId: string): RuleSource {
  return { ruleId, source: SOURCES[ruleId] ?? 'SPEC.md' }
}

/** `Rule DEP-2 · source: API reference, DeploymentConfiguration`. */
export function sourceText(ruleId: string): string {
  return `Rule ${ruleId} · source: ${sourceOf(ruleId).source}`
}
