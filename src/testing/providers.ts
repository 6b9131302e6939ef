import { CLUSTER, type Input, type TestLab } from './testLab.ts'

export interface ProviderOptions {
  readonly name?: string
  /** Of t3.small: 2,048 CPU units and 1,910 MiB each. */
  readonly instances?: number
  readonly maxSize?: number
  readonly managedScaling?: Input
  readonly fields?: Input
  readonly group?: Input
}

/** An Auto Scaling group `NAME-group` of yard, and the capacity provider NAME of it. Instances of it boot. */
export function addProvider(lab: TestLab, options: ProviderOptions = {}): void {
  const { name = 'cp', instances = 0, maxSize = 20, managedScaling = { status: 'ENABLED' }, fields = {} } = options
  const group = `${name}-group`
  lab.act('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName: name,
    LaunchTemplateData: { InstanceType: 't3.small', UserData: `ECS_CLUSTER=${CLUSTER}` },
  })
  lab.act('autoscaling', 'CreateAutoScalingGroup', {
    AutoScalingGroupName: group,
    MinSize: 0,
    MaxSize: maxSize,
    DesiredCapacity: instances,
    LaunchTemplate: { LaunchTemplateName: name },
    ...options.group,
  })
  lab.ecs('CreateCapacityProvider', {
    name,
    autoScalingGroupProvider: { autoScalingGroupArn: group, managedScaling, ...fields },
  })
}

/** The providers of yard, and its default strategy. */
export function putProviders(
  lab: TestLab,
  capacityProviders: readonly string[],
  strategy: readonly Input[] = [],
): void {
  lab.ecs('PutClusterCapacityProviders', { capacityProviders, defaultCapacityProviderStrategy: strategy })
}

/** What the group of provider `cp` did, newest first, as AWS answers it. */
export function activitiesOf(lab: TestLab, AutoScalingGroupName = 'cp-group'): readonly Input[] {
  return lab.act('autoscaling', 'DescribeScalingActivities', { AutoScalingGroupName }).Activities as readonly Input[]
}
