import { ADJUSTMENT_TYPES } from '../../world/scaling/arithmetic.ts'
import { PREDEFINED_METRICS } from '../../world/scaling/scalingPolicy.ts'
import { dimensions, metricName, namespace, number, statistic, unit } from '../monitoring/cloudwatchShapes.ts'
import {
  absent,
  flag,
  keptAs,
  list,
  oneOf,
  optional,
  required,
  struct,
  text,
  whole,
  type InputOf,
  type Shape,
  type StringShape,
} from '../shape.ts'

/** AWS's words for what else scales: other services, their dimensions, their metrics. */
export function lacking(words: string, why: string): Readonly<Record<string, string>> {
  return Object.fromEntries(words.split(' ').map((word) => [word, why]))
}

const OTHERS = 'what is not Amazon ECS'

export const serviceNamespace = oneOf(
  ['ecs'],
  lacking(
    'appstream cassandra comprehend custom-resource dynamodb ec2 elasticache elasticmapreduce kafka lambda neptune rds sagemaker workspaces',
    OTHERS,
  ),
)

export const scalableDimension = oneOf(
  ['ecs:service:DesiredCount'],
  lacking(
    'appstream:fleet:DesiredCapacity cassandra:table:ReadCapacityUnits cassandra:table:WriteCapacityUnits comprehend:document-classifier-endpoint:DesiredInferenceUnits comprehend:entity-recognizer-endpoint:DesiredInferenceUnits custom-resource:ResourceType:Property dynamodb:index:ReadCapacityUnits dynamodb:index:WriteCapacityUnits dynamodb:table:ReadCapacityUnits dynamodb:table:WriteCapacityUnits ec2:spot-fleet-request:TargetCapacity elasticmapreduce:instancegroup:InstanceCount elasticache:cache-cluster:Nodes elasticache:replication-group:NodeGroups elasticache:replication-group:Replicas kafka:broker-storage:VolumeSize lambda:function:ProvisionedConcurrency neptune:cluster:ReadReplicaCount rds:cluster:ReadReplicaCount sagemaker:inference-component:DesiredCopyCount sagemaker:variant:DesiredInstanceCount sagemaker:variant:DesiredProvisionedConcurrency workspaces:workspacespool:DesiredUserSessions',
    OTHERS,
  ),
)

/** `service/cluster/name`. */
export const resourceId = text({ max: 1_600 })

/** Whose desired count it is about. */
export const TARGET_MEMBERS = {
  ServiceNamespace: required(serviceNamespace),
  ResourceId: required(resourceId),
  ScalableDimension: required(scalableDimension),
}

export const capacity = whole({ min: 0, max: 2_147_483_647 })

const predefinedMetric = oneOf(PREDEFINED_METRICS, {
  ...lacking(
    'ECSServiceAverageCPUUtilizationHighResolution ECSServiceAverageMemoryUtilizationHighResolution',
    'metrics of a higher resolution',
  ),
  ...lacking(
    'AppStreamAverageCapacityUtilization CassandraReadCapacityUtilization CassandraWriteCapacityUtilization ComprehendInferenceUtilization DynamoDBReadCapacityUtilization DynamoDBWriteCapacityUtilization EC2SpotFleetRequestAverageCPUUtilization EC2SpotFleetRequestAverageNetworkIn EC2SpotFleetRequestAverageNetworkOut ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage ElastiCacheDatabaseMemoryUsagePercentage ElastiCacheEngineCPUUtilization ElastiCachePrimaryEngineCPUUtilization ElastiCacheReplicaEngineCPUUtilization KafkaBrokerStorageUtilization LambdaProvisionedConcurrencyUtilization NeptuneReaderAverageCPUUtilization RDSReaderAverageCPUUtilization RDSReaderAverageDatabaseConnections SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution SageMakerInferenceComponentInvocationsPerCopy SageMakerVariantConcurrentRequestsPerModelHighResolution SageMakerVariantInvocationsPerInstance SageMakerVariantProvisionedConcurrencyUtilization WorkSpacesAverageUserSessionsCapacityUtilization',
    OTHERS,
  ),
})

const stat: StringShape<InputOf<typeof statistic>> = statistic
/** Seconds. */
export const cooldown = whole({ min: 0, max: 86_400 })

/** A row as CloudWatch's, without periods: those are a minute. */
function metricRows<M extends Shape>(metric: M) {
  return list(
    struct({
      Id: required(text({ max: 255 })),
      Expression: optional(text({ max: 2_048 })),
      Label: optional(text({ max: 2_047 })),
      MetricStat: optional(struct({ Metric: required(metric), Stat: required(stat), Unit: keptAs(unit) })),
      ReturnData: optional(flag()),
    }),
    { min: 1, max: 10 },
  )
}

/** @param metric  of its rows: Amazon EC2 Auto Scaling asks for namespace and name, Application Auto Scaling does not */
export function customizedMetricOf<M extends Shape>(metric: M) {
  return struct({
    MetricName: optional(metricName),
    Namespace: optional(namespace),
    Dimensions: optional(dimensions),
    Statistic: optional(statistic),
    Unit: keptAs(unit),
    Metrics: optional(metricRows(metric)),
  })
}

const customizedMetric = customizedMetricOf(
  struct({ Namespace: optional(namespace), MetricName: optional(metricName), Dimensions: optional(dimensions) }),
)

export const targetTracking = struct({
  TargetValue: required(number),
  PredefinedMetricSpecification: optional(
    struct({ PredefinedMetricType: required(predefinedMetric), ResourceLabel: optional(text({ max: 1_023 })) }),
  ),
  CustomizedMetricSpecification: optional(customizedMetric),
  ScaleOutCooldown: optional(cooldown),
  ScaleInCooldown: optional(cooldown),
  DisableScaleIn: optional(flag()),
})

/** AWS's quota of a step policy. */
const STEPS_MAX = 20

export const stepAdjustments = list(
  struct({
    MetricIntervalLowerBound: optional(number),
    MetricIntervalUpperBound: optional(number),
    ScalingAdjustment: required(whole({ min: -100_000, max: 100_000 })),
  }),
  { min: 1, max: STEPS_MAX },
)

export const aggregation = oneOf(['Average', 'Minimum', 'Maximum'])

export const stepScaling = struct({
  AdjustmentType: optional(oneOf(ADJUSTMENT_TYPES)),
  StepAdjustments: optional(stepAdjustments),
  MinAdjustmentMagnitude: optional(whole({ min: 1, max: 100_000 })),
  Cooldown: optional(cooldown),
  MetricAggregationType: keptAs(aggregation),
})

export const predictive = absent('two weeks of data to predict from', 'structure')

export type TargetTrackingInput = InputOf<typeof targetTracking>
export type StepScalingInput = InputOf<typeof stepScaling>
export type CustomizedMetricInput = InputOf<typeof customizedMetric>
export type StepAdjustmentsInput = InputOf<typeof stepAdjustments>
