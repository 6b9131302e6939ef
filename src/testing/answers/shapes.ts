/** The parts of AWS's answers that are judged. Times are seconds since 1970. */
export interface TaskJson {
  readonly taskArn: string
  readonly clusterArn: string
  readonly lastStatus: string
  readonly desiredStatus: string
  readonly healthStatus: string
  readonly taskDefinitionArn: string
  readonly group: string
  readonly launchType: string
  readonly availabilityZone: string
  readonly containerInstanceArn?: string
  readonly startedBy?: string
  readonly cpu: string
  readonly memory: string
  readonly containers: readonly ContainerJson[]
  readonly overrides: OverridesJson
  readonly version: number
  readonly attachments: readonly { readonly details: readonly NameValue[] }[]
  readonly createdAt: number
  readonly pullStartedAt?: number
  readonly pullStoppedAt?: number
  readonly startedAt?: number
  readonly stoppingAt?: number
  readonly executionStoppedAt?: number
  readonly stoppedAt?: number
  readonly stopCode?: string
  readonly stoppedReason?: string
}

export interface OverridesJson {
  readonly cpu?: string
  readonly memory?: string
  readonly containerOverrides: readonly {
    readonly name: string
    readonly cpu?: number
    readonly memory?: number
    readonly memoryReservation?: number
  }[]
}

interface ContainerJson {
  readonly name: string
  readonly lastStatus: string
  readonly networkBindings?: readonly Binding[]
}

export interface Binding {
  readonly containerPort: number
  readonly hostPort: number
  readonly protocol: string
}

interface NameValue {
  readonly name: string
  readonly value: string
}

export interface InstanceJson {
  readonly containerInstanceArn: string
  readonly ec2InstanceId: string
  readonly status: string
  readonly agentConnected: boolean
  readonly registeredResources: readonly ResourceJson[]
  readonly remainingResources: readonly ResourceJson[]
  readonly runningTasksCount: number
  readonly pendingTasksCount: number
  readonly attributes: readonly NameValue[]
}

export interface ResourceJson {
  readonly name: string
  readonly integerValue?: number
  readonly stringSetValue?: readonly string[]
}

export interface DeploymentJson {
  readonly id: string
  readonly status: string
  readonly taskDefinition: string
  readonly desiredCount: number
  readonly pendingCount: number
  readonly runningCount: number
  readonly rolloutState: string
  readonly createdAt: number
}

export interface ServiceJson {
  readonly serviceArn: string
  readonly serviceName: string
  readonly status: string
  readonly desiredCount: number
  readonly runningCount: number
  readonly pendingCount: number
  readonly launchType: string
  readonly taskDefinition: string
  readonly deploymentConfiguration: { readonly minimumHealthyPercent: number; readonly maximumPercent: number }
  readonly deployments: readonly DeploymentJson[]
  readonly events: readonly { readonly id: string; readonly createdAt: number; readonly message: string }[]
  readonly placementStrategy: readonly { readonly type: string; readonly field?: string }[]
  readonly placementConstraints: readonly { readonly type: string }[]
  readonly networkConfiguration?: { readonly awsvpcConfiguration: { readonly subnets: readonly string[] } }
  readonly availabilityZoneRebalancing: string
  readonly createdAt: number
}

export interface ClusterJson {
  readonly clusterName: string
  readonly status: string
  readonly registeredContainerInstancesCount: number
  readonly runningTasksCount: number
  readonly pendingTasksCount: number
  readonly activeServicesCount: number
}

export interface DefinitionJson {
  readonly taskDefinitionArn: string
  readonly family: string
  readonly revision: number
  readonly status: string
  readonly networkMode?: string
  readonly cpu?: string
  readonly memory?: string
  readonly containerDefinitions: readonly DefinedContainer[]
}

interface DefinedContainer {
  readonly name: string
  readonly cpu?: number
  readonly memory?: number
  readonly memoryReservation?: number
  readonly essential?: boolean
  readonly healthCheck?: unknown
  readonly portMappings?: readonly {
    readonly containerPort: number
    readonly hostPort?: number
    readonly protocol?: string
  }[]
}

export interface GroupJson {
  readonly AutoScalingGroupName: string
  readonly MinSize: number
  readonly MaxSize: number
  readonly DesiredCapacity: number
  readonly AvailabilityZones: readonly string[]
  readonly Instances: readonly {
    readonly InstanceId: string
    readonly AvailabilityZone: string
    readonly LifecycleState: string
  }[]
}

export interface SubnetJson {
  readonly SubnetId: string
  readonly AvailabilityZone: string
  readonly CidrBlock: string
}
