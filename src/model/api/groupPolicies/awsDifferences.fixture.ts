/** Members of AWS’s that the lab refuses by their names: who is notified of a hook, periods of other lengths, what AWS keeps of old. */
export const GROUP_POLICIES_LACKING: Readonly<Record<string, string>> = {
  'autoscaling UpdateAutoScalingGroup':
    'AvailabilityZoneDistribution AvailabilityZoneIds AvailabilityZoneImpairmentPolicy AvailabilityZones CapacityRebalance CapacityReservationSpecification Context DeletionProtection DesiredCapacityType HealthCheckGracePeriod HealthCheckType InstanceLifecyclePolicy InstanceMaintenancePolicy LaunchConfigurationName LaunchTemplate.LaunchTemplateId MaxInstanceLifetime MixedInstancesPolicy PlacementGroup ServiceLinkedRoleARN SkipZonalShiftValidation TerminationPolicies VPCZoneIdentifier',
  'autoscaling CompleteLifecycleAction': 'LifecycleActionToken',
  'autoscaling PutScalingPolicy':
    'MinAdjustmentStep TargetTrackingConfiguration.CustomizedMetricSpecification.Metrics[].MetricStat.Period TargetTrackingConfiguration.CustomizedMetricSpecification.Metrics[].Period TargetTrackingConfiguration.CustomizedMetricSpecification.Period TargetTrackingConfiguration.PredefinedMetricSpecification.ResourceLabel',
  'autoscaling DescribePolicies': 'IncludeManagedResources',
  'autoscaling PutScheduledUpdateGroupAction': 'Time',
  'autoscaling DescribeScheduledActions': 'EndTime IncludeManagedResources StartTime',
}

/** What AWS’s model leaves open and the lab cannot do without: it draws no token, and gives a launch template no id. */
export const GROUP_POLICIES_REQUIRED: Readonly<Record<string, string>> = {
  'autoscaling UpdateAutoScalingGroup': 'LaunchTemplate.LaunchTemplateName',
  'autoscaling CompleteLifecycleAction': 'InstanceId',
}
