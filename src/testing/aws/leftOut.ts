/** Members of AWS's answers that no answer of the lab has, and why. The table in SPEC.md is made of it. */
export interface LeftOut {
  readonly why: string
  /** As `Task.version`, with a space between. */
  readonly members: string
}

export const LEFT_OUT: readonly LeftOut[] = [
  {
    why: 'Nothing is attached to a cluster, no capacity provider is of one cluster, and none has managed instances',
    members: `CapacityProvider.cluster CapacityProvider.managedInstancesProvider CapacityProvider.updateStatusReason
      Cluster.attachmentsStatus`,
  },
  {
    why: 'No VPC Lattice, gateways or resources of Service Connect yet',
    members: `Deployment.serviceConnectResources Deployment.vpcLatticeConfigurations ServiceConnectConfiguration.containerConfigurations
      ServiceRevision.gatewayConnectors
      ServiceRevision.vpcLatticeConfigurations ResolvedConfiguration.vpcLatticeConfigurations`,
  },
  {
    why: 'No early success of deployments (DEP-11)',
    members: 'DeploymentConfiguration.earlySuccessCriteria',
  },
  {
    why: 'Express Mode is left out, and which service deployment is the current one is not told by its service',
    members: 'Service.currentServiceDeployment ServiceRevision.ecsManagedResources ServiceRevision.overrides',
  },
  {
    why: 'Only container instances have attributes, and AWS’s examples do not say so',
    members: 'Attribute.targetType',
  },
  {
    why: 'No GPU or accelerator has an id or is shared',
    members: `Container.gpuIds Container.gpuSharingStrategy Container.neuronDeviceIds ContainerInstance.gpuDevices
      ContainerOverride.resourceRequirements InferenceAcceleratorOverride.deviceName
      InferenceAcceleratorOverride.deviceType Task.inferenceAccelerators TaskDefinition.inferenceAccelerators`,
  },
  {
    why: 'Failures have no details, and no agents beside ECS’s are managed',
    members: 'Container.managedAgents Failure.detail',
  },
  {
    why: 'Container instances are registered or gone; their health is not checked, nor is an agent updated',
    members: 'ContainerInstance.agentUpdateStatus ContainerInstance.healthStatus ContainerInstance.statusReason',
  },
  {
    why: 'No ranges of ports and no IPv6',
    members: `NetworkBinding.containerPortRange NetworkBinding.hostPortRange NetworkInterface.ipv6Address
      PortMapping.containerPortRange`,
  },
  {
    why: 'Ephemeral storage is what the task definition says; S3 file systems are left out',
    members: `Deployment.fargateEphemeralStorage ServiceRevision.fargateEphemeralStorage Task.fargateEphemeralStorage
      TaskOverride.ephemeralStorage TaskSet.fargateEphemeralStorage Volume.s3filesVolumeConfiguration`,
  },
]

export function membersOf({ members }: LeftOut): readonly string[] {
  return members.split(/\s+/)
}

export const leftOutMembers: ReadonlySet<string> = new Set(LEFT_OUT.flatMap(membersOf))
