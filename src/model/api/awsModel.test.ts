import { describe, expect, it } from 'vitest'
import { awsOperation, type AwsShape, type AwsStructure } from '../../testing/aws/awsSchemas.ts'
import { BALANCING_LACKING, BALANCING_REQUIRED } from './balancing/awsDifferences.fixture.ts'
import { CLOUDWATCH_LACKING, CLOUDWATCH_REQUIRED } from './monitoring/awsDifferences.fixture.ts'
import { GROUP_POLICIES_LACKING, GROUP_POLICIES_REQUIRED } from './groupPolicies/awsDifferences.fixture.ts'
import { LOGS_LACKING } from './logs/awsDifferences.fixture.ts'
import { SECURITY_GROUPS_LACKING, SECURITY_GROUPS_REQUIRED } from './network/awsDifferences.fixture.ts'
import type { Operation, OperationList } from './operation.ts'
import { operations } from './operations.ts'
import type { Shape, StringShape, StructureShape } from './shape.ts'

/** EC2 and Auto Scaling are here for one thing: instances for a cluster. What else they take is refused by its name. */
const LACKING: Readonly<Record<string, string>> = {
  ...BALANCING_LACKING,
  ...SECURITY_GROUPS_LACKING,
  ...CLOUDWATCH_LACKING,
  ...LOGS_LACKING,
  ...GROUP_POLICIES_LACKING,
  'ec2 CreateLaunchTemplate':
    'DryRun ClientToken VersionDescription Operator TagSpecifications LaunchTemplateData.KernelId LaunchTemplateData.EbsOptimized LaunchTemplateData.BlockDeviceMappings LaunchTemplateData.NetworkInterfaces LaunchTemplateData.Monitoring LaunchTemplateData.Placement LaunchTemplateData.RamDiskId LaunchTemplateData.DisableApiTermination LaunchTemplateData.InstanceInitiatedShutdownBehavior LaunchTemplateData.TagSpecifications LaunchTemplateData.ElasticGpuSpecifications LaunchTemplateData.ElasticInferenceAccelerators LaunchTemplateData.SecurityGroups LaunchTemplateData.InstanceMarketOptions LaunchTemplateData.CreditSpecification LaunchTemplateData.CpuOptions LaunchTemplateData.CapacityReservationSpecification LaunchTemplateData.LicenseSpecifications LaunchTemplateData.HibernationOptions LaunchTemplateData.MetadataOptions LaunchTemplateData.EnclaveOptions LaunchTemplateData.InstanceRequirements LaunchTemplateData.PrivateDnsNameOptions LaunchTemplateData.MaintenanceOptions LaunchTemplateData.DisableApiStop LaunchTemplateData.Operator LaunchTemplateData.NetworkPerformanceOptions LaunchTemplateData.SecondaryInterfaces',
  'ec2 RunInstances':
    'BlockDeviceMappings Ipv6AddressCount Ipv6Addresses KernelId KeyName Monitoring RamdiskId SecurityGroups ElasticGpuSpecification ElasticInferenceAccelerators TagSpecifications LaunchTemplate InstanceMarketOptions CreditSpecification CpuOptions CapacityReservationSpecification HibernationOptions LicenseSpecifications MetadataOptions EnclaveOptions PrivateDnsNameOptions MaintenanceOptions DisableApiStop EnablePrimaryIpv6 NetworkPerformanceOptions Operator SecondaryInterfaces DryRun DisableApiTermination InstanceInitiatedShutdownBehavior PrivateIpAddress ClientToken AdditionalInfo NetworkInterfaces EbsOptimized Placement.AvailabilityZoneId Placement.Affinity Placement.GroupName Placement.PartitionNumber Placement.HostId Placement.Tenancy Placement.SpreadDomain Placement.HostResourceGroupArn Placement.GroupId',
  'ec2 TerminateInstances': 'Force SkipOsShutdown DryRun',
  'ec2 DescribeSubnets': 'DryRun',
  'autoscaling CreateAutoScalingGroup':
    'LaunchConfigurationName MixedInstancesPolicy.InstancesDistribution.DistributionSegments MixedInstancesPolicy.InstancesDistribution.OnDemandAllocationStrategy MixedInstancesPolicy.InstancesDistribution.SpotAllocationStrategy MixedInstancesPolicy.InstancesDistribution.SpotInstancePools MixedInstancesPolicy.InstancesDistribution.SpotMaxPrice MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId MixedInstancesPolicy.LaunchTemplate.Overrides InstanceId AvailabilityZoneIds LoadBalancerNames TargetGroupARNs HealthCheckGracePeriod PlacementGroup TerminationPolicies CapacityRebalance LifecycleHookSpecificationList DeletionProtection ServiceLinkedRoleARN MaxInstanceLifetime Context DesiredCapacityType TrafficSources InstanceMaintenancePolicy AvailabilityZoneDistribution AvailabilityZoneImpairmentPolicy SkipZonalShiftValidation CapacityReservationSpecification InstanceLifecyclePolicy Operator LaunchTemplate.LaunchTemplateId',
  'autoscaling DescribeScalingActivities': 'Filters IncludeDeletedGroups IncludeManagedResources',
  'autoscaling DescribeAutoScalingGroups': 'IncludeInstances IncludeManagedResources NextToken MaxRecords Filters',
}

/** What AWS's model leaves open and its service asks for, or the lab cannot do without. */
const REQUIRED_BY_SERVICE: Readonly<Record<string, string>> = {
  ...BALANCING_REQUIRED,
  ...SECURITY_GROUPS_REQUIRED,
  ...CLOUDWATCH_REQUIRED,
  ...GROUP_POLICIES_REQUIRED,
  'ecs RegisterTaskDefinition': 'containerDefinitions[].name containerDefinitions[].image placementConstraints[].type',
  'ecs CreateService':
    'desiredCount placementStrategy[].type placementConstraints[].type networkConfiguration.awsvpcConfiguration',
  'ecs UpdateService': 'placementStrategy[].type placementConstraints[].type networkConfiguration.awsvpcConfiguration',
  'ecs RunTask': 'placementStrategy[].type placementConstraints[].type networkConfiguration.awsvpcConfiguration',
  'ecs CreateTaskSet': 'networkConfiguration.awsvpcConfiguration',
  'ecs StartTask': 'networkConfiguration.awsvpcConfiguration',
  'ec2 CreateLaunchTemplate': 'LaunchTemplateData.InstanceType',
  'ec2 RunInstances': 'InstanceType',
  'ecr-public CreateRepository': 'tags[].Key tags[].Value',
  'ecr-public TagResource': 'tags[].Key tags[].Value',
  'autoscaling CreateAutoScalingGroup':
    'LaunchTemplate.LaunchTemplateName MixedInstancesPolicy.LaunchTemplate MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName',
}

/** Words that AWS's model has and its service refuses in that place. */
const REFUSED_BY_SERVICE: Readonly<Record<string, string>> = {
  'ecs RunTask': 'propagateTags=SERVICE',
  'ecs StartTask': 'propagateTags=SERVICE',
  'ecs UpdateContainerInstancesState': 'status=REGISTERING status=REGISTRATION_FAILED status=DEREGISTERING',
}

interface Differences {
  /** Named by us alone, or of another type. */
  readonly wrong: string[]
  readonly lacking: string[]
  readonly required: string[]
  /** Words of AWS's that are neither taken nor named as what the lab has not yet, as `status=DRAINING`. */
  readonly words: string[]
}

const { lab: _ours, docker: _docker, ...OF_AWS } = operations
const ALL = Object.entries(OF_AWS).flatMap(([service, list]) =>
  Object.entries<Operation>(list as OperationList).map(([name, operation]) => ({ service, name, operation })),
)

describe('API-3 the shapes of operations are those of AWS’s published models', () => {
  it.each(ALL)('$service $name', ({ service, name, operation }) => {
    const aws = awsOperation(service, name)
    if (aws === undefined) throw new Error('AWS has no such operation')
    const found = differences(operation.input, aws.input)
    const listed = (table: Readonly<Record<string, string>>) =>
      (table[`${service} ${name}`] ?? '').split(' ').filter(Boolean)
    expect(found.wrong).toEqual([])
    expect(found.lacking.sort()).toEqual(listed(LACKING).sort())
    expect(found.required.sort()).toEqual(listed(REQUIRED_BY_SERVICE).sort())
    // Of the types of EC2's instances the lab has a few.
    if (service !== 'ec2') expect(found.words.sort()).toEqual(listed(REFUSED_BY_SERVICE).sort())
    expect(differences(operation.output, aws.output).wrong).toEqual([])
  })

  it('what AWS has not, or has otherwise, would be found', () => {
    const aws = awsOperation('ecs', 'StopTask')
    const { input } = operations.ecs.DeleteService
    if (aws === undefined) throw new Error('AWS has no such operation')
    expect(differences(input, aws.input)).toEqual({
      wrong: ['service is not AWS’s', 'force is not AWS’s'],
      lacking: ['task', 'reason'],
      required: ['task'],
      words: [],
    })
    expect(awsOperation('ecs', 'StartEngines')).toBeUndefined()
  })
})

function differences(ours: StructureShape, aws: AwsStructure): Differences {
  const found: Differences = { wrong: [], lacking: [], required: [], words: [] }
  compareStructures(found, '', [ours, aws])
  return found
}

function compareStructures(found: Differences, prefix: string, [ours, aws]: [StructureShape, AwsStructure]): void {
  for (const [name, { shape, isRequired }] of Object.entries(ours.members)) {
    const theirs = aws.members.get(name)
    if (theirs === undefined) found.wrong.push(`${prefix}${name} is not AWS’s`)
    else {
      if (isRequired !== aws.required.has(name)) found.required.push(`${prefix}${name}`)
      compare(found, `${prefix}${name}`, [shape, theirs])
    }
  }
  for (const name of aws.members.keys()) {
    if (Object.hasOwn(ours.members, name)) continue
    found.lacking.push(`${prefix}${name}`)
    if (aws.required.has(name)) found.required.push(`${prefix}${name}`)
  }
}

function compare(found: Differences, path: string, [ours, aws]: [Shape, AwsShape]): void {
  const own = ours.type === 'opaque' ? ours.as : ours.type
  // AWS's schemas have one kind of number.
  const type = own === 'decimal' ? 'integer' : own
  // Bytes are base64 in JSON.
  const theirs = aws.kind === 'blob' ? 'string' : aws.kind
  if (type !== theirs) found.wrong.push(`${path} is a ${type}, and AWS’s a ${aws.kind}`)
  else if (ours.type === 'string' && aws.kind === 'string') compareWords(found, path, [ours, aws])
  else if (ours.type === 'structure' && aws.kind === 'structure') compareStructures(found, `${path}.`, [ours, aws])
  else if (ours.type === 'list' && aws.kind === 'list') compare(found, `${path}[]`, [ours.element, aws.element()])
  else if (ours.type === 'map' && aws.kind === 'map') compare(found, `${path}{}`, [ours.value, aws.element()])
}

/** A word of ours is AWS's, and of AWS's words each is taken or named as what the lab has not yet. */
function compareWords(
  found: Differences,
  path: string,
  [ours, aws]: [StringShape, { readonly words?: ReadonlySet<string> }],
): void {
  if (ours.enum === undefined || aws.words === undefined) return
  const all = new Set([...ours.enum, ...Object.keys(ours.lacking ?? {})])
  for (const word of all) if (!aws.words.has(word)) found.wrong.push(`${path} takes ${word}, and AWS does not`)
  for (const word of aws.words) if (!all.has(word)) found.words.push(`${path}=${word}`)
}
