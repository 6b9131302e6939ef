import type { HookAnswer } from './deployment/shifting/shift.ts'
import type { AutoScalingGroup, LaunchTemplate } from './capacity/autoScalingGroup.ts'
import type { AccountSetting } from './cluster/accountSettings.ts'
import type { Cluster } from './cluster/cluster.ts'
import type { ClusterOptions } from './cluster/clusterOptions.ts'
import type { ClassicLoadBalancer, LoadBalancer, TargetGroup } from './balancing/loadBalancer.ts'
import type { Listener, ListenerRule } from './balancing/listener.ts'
import type { Target } from './balancing/target.ts'
import type { GroupActivity } from './capacity/groupActivity.ts'
import type { ContainerInstance } from './capacity/containerInstance.ts'
import type { LifecycleHook, LifecycleWait } from './capacity/lifecycleHook.ts'
import type { GroupPolicy, GroupSchedule, GroupScalingState } from './groupPolicies/groupPolicy.ts'
import type { Fault } from './fault/fault.ts'
import type { ManagedState } from './groupScaling/managedState.ts'
import type { SecurityGroup } from './network/securityGroup.ts'
import type { InstanceProfile, ManagedPolicy, Role, User } from './roles/identities.ts'
import type { Layer, StoredImage } from './registry/image.ts'
import type { LifecyclePreview } from './registry/lifecycle/lifecyclePreview.ts'
import type { LayerUpload } from './registry/layerUpload.ts'
import type { CachedImage, PullBehavior } from './pulling/imageCache.ts'
import type { PrivateRegistry } from './pulling/privateRegistry.ts'
import type { PullLimit } from './pulling/pullLimit.ts'
import type { SubnetRoute } from './pulling/subnetRoute.ts'
import type { TaskPull } from './pulling/taskPull.ts'
import type { Registry, Repository } from './registry/repository.ts'
import type { CachedStep, DockerJob, LocalContainer, LocalImage, RegistryLogin } from './workstation/workstation.ts'
import type { TaskInjection } from './secrets/injection.ts'
import type { EnvironmentFile, Parameter, Secret, ToldStore } from './secrets/stores.ts'
import type { LogGroup, LogRegion, LogStream } from './logs/logGroup.ts'
import type { Alarm } from './monitoring/alarm.ts'
import type { KeptMetric } from './monitoring/keptMetric.ts'
import type { MetricPoint } from './monitoring/metrics.ts'
import type { PoolPoint } from './monitoring/poolMetrics.ts'
import type { Decision } from './decision.ts'
import type { ScalableTarget, ScalingActivity, ScheduledAction } from './scaling/scalableTarget.ts'
import type { ScalingPolicy } from './scaling/scalingPolicy.ts'
import type { Protection } from './protection/protection.ts'
import type { CapacityProvider } from './provider/capacityProvider.ts'
import type { SpotShortage } from './provider/spot.ts'
import type { Scheduling } from './service/scheduling.ts'
import type { Service } from './service/service.ts'
import type { ContainerBehavior } from './container/behavior.ts'
import type { ContainerLife } from './container/containerState.ts'
import type { CodeDeployApplication, CodeDeployment, DeploymentGroup } from './codeDeploy/codeDeploy.ts'
import type { ServiceDeployment } from './deployment/serviceDeployment.ts'
import type { Tag, TaskTagging } from './tags/tags.ts'
import type { ClientTokenUse } from './task/clientTokens.ts'
import type { Task } from './task/task.ts'
import type { FlowCounts, PoolFlow, SourceFlow, TaskFailures, TaskFlow, Traffic } from './traffic/traffic.ts'
import type { TaskDefinition } from './definition/taskDefinition.ts'

/** What a lab is made of. Only appliers write here (`WritableWorld`); everybody else is given it to read (`World`). */
export interface Tables {
  readonly clusters: Map<string, Cluster>
  /** By cluster name; without a row it was told nothing. */
  readonly clusterOptions: Map<string, ClusterOptions>
  /** By `settingKey`, in the order in which they were set first; at most ACCOUNT_SETTINGS_MAX. */
  readonly accountSettings: Map<string, AccountSetting>
  readonly launchTemplates: Map<string, LaunchTemplate>
  readonly autoScalingGroups: Map<string, AutoScalingGroup>
  /** By Auto Scaling group, newest first, at most a hundred. */
  readonly groupActivities: Map<string, readonly GroupActivity[]>
  /** By name, in order of creation; Fargate's two are none of them. */
  readonly capacityProviders: Map<string, CapacityProvider>
  /** By container instance id, in order of launch. Gone when terminated. */
  readonly instances: Map<string, ContainerInstance>
  /** EC2 instances that go on though ECS has deregistered them (INS-6), by the id that they had in ECS. */
  readonly deregisteredInstances: Map<string, ContainerInstance>
  /** By container instance id, those that were deregistered too. Derived. */
  readonly instanceVersions: Map<string, number>
  /** By `family:revision`, in order of registration. */
  readonly taskDefinitions: Map<string, TaskDefinition>
  /** Family → its highest revision ever (DEF-2). */
  readonly latestRevisions: Map<string, number>
  /** By host, once something was said of it (IMG-1). */
  readonly registries: Map<string, Registry>
  /** By URI, in order of creation; at most REPOSITORIES_MAX. */
  readonly repositories: Map<string, Repository>
  /** By `imageKey`, in the order in which they were pushed first; at most IMAGES_MAX. */
  readonly images: Map<string, StoredImage>
  /** By repository, the layers that it has, of images or not yet: what need not be pushed again. */
  readonly layers: Map<string, readonly Layer[]>
  /** By id, oldest first; at most LAYER_UPLOADS_MAX. */
  readonly layerUploads: Map<string, LayerUpload>
  /** By task id, for tasks of whose pull something is to be told (PUL-1); gone with the task. */
  readonly pulls: Map<string, TaskPull>
  /** By container instance id, what its agent has pulled (PUL-2); at most CACHED_IMAGES_MAX of one. */
  readonly imageCaches: Map<string, readonly CachedImage[]>
  /** By `instanceBehaviorKey` and `clusterBehaviorKey`: `lab SetImagePullBehavior`. */
  readonly pullBehaviors: Map<string, PullBehavior>
  /** By subnet: `lab SetSubnetRoute`. */
  readonly subnetRoutes: Map<string, SubnetRoute>
  /** By host: `lab SetDockerHubLimit`. */
  readonly pullLimits: Map<string, PullLimit>
  /** By the registry or the part of one: `lab SetRegistryLogin`; at most PRIVATE_REGISTRIES_MAX. */
  readonly privateRegistries: Map<string, PrivateRegistry>
  /** By repository, the last one that was asked for. */
  readonly lifecyclePreviews: Map<string, LifecyclePreview>
  /** Of the workstation, by the digest of their manifests, in the order in which they came; at most LOCAL_IMAGES_MAX. */
  readonly localImages: Map<string, LocalImage>
  /** By what `StageBuilder` knows a step by, oldest first; at most BUILD_CACHE_MAX. */
  readonly buildCache: Map<string, CachedStep>
  /** By host; at most REGISTRY_LOGINS_MAX. */
  readonly registryLogins: Map<string, RegistryLogin>
  /** By the time at which they began, oldest first; at most DOCKER_JOBS_MAX. */
  readonly dockerJobs: Map<string, DockerJob>
  /** By name, those that ended too; at most LOCAL_CONTAINERS_MAX. */
  readonly localContainers: Map<string, LocalContainer>
  /** By name, once a log group was created in it (LOG-1). */
  readonly logRegions: Map<string, LogRegion>
  /** By name, in order of creation; at most LOG_GROUPS_MAX. */
  readonly logGroups: Map<string, LogGroup>
  /** By `streamKey`, in order of creation; the newest LOG_STREAMS_MAX. */
  readonly logStreams: Map<string, LogStream>
  /** By name, in order of creation, those that the lab was told of (ROL-1): at most ROLES_MAX, USERS_MAX, INSTANCE_PROFILES_MAX. */
  readonly roles: Map<string, Role>
  readonly users: Map<string, User>
  readonly instanceProfiles: Map<string, InstanceProfile>
  /** The account's own, by ARN; at most MANAGED_POLICIES_MAX. */
  readonly managedPolicies: Map<string, ManagedPolicy>
  /** By ARN, the users and roles that were deleted and not made again: nobody is one of them. */
  readonly goneIdentities: Map<string, { readonly deletedAtMs: number }>
  /** By `StoreName`, once something was put in it (SEC-1). */
  readonly secretStores: Map<string, ToldStore>
  /** By name; by ARN; by ARN: of each at most PARAMETERS_MAX, SECRETS_MAX, ENVIRONMENT_FILES_MAX. */
  readonly parameters: Map<string, Parameter>
  readonly secrets: Map<string, Secret>
  readonly environmentFiles: Map<string, EnvironmentFile>
  /** By task id, for tasks that ask a store as they start, where anything was said of stores, routes or roles (SEC-5). */
  readonly injections: Map<string, TaskInjection>
  /** Where `lab SetSpotCapacity` has taken Spot capacity away (CPR-11): FARGATE_SPOT. */
  readonly spotShortages: Map<string, SpotShortage>
  /** By the ARN of a Lambda function: `lab SetLifecycleHookAnswer`; at most HOOK_ANSWERS_MAX. */
  readonly hookAnswers: Map<string, HookAnswer>
  /** By capacity provider, for those whose group ECS scales (CPR-7). */
  readonly managedScaling: Map<string, ManagedState>
  /** By `ofGroupKey`, in order of creation; at most HOOKS_OF_GROUP_MAX of a group. */
  readonly lifecycleHooks: Map<string, LifecycleHook>
  /** By container instance id, for those that hooks hold (ASG-11). */
  readonly lifecycleWaits: Map<string, LifecycleWait>
  /** By ARN, in order of creation; at most POLICIES_OF_GROUP_MAX of a group. */
  readonly groupPolicies: Map<string, GroupPolicy>
  /** By Auto Scaling group, once a policy of it was called. */
  readonly groupScaling: Map<string, GroupScalingState>
  /** By `ofGroupKey`; at most SCHEDULES_OF_GROUP_MAX of a group. Gone when it is due no more. */
  readonly groupSchedules: Map<string, GroupSchedule>
  /** By id, in order of creation; stopped ones stay for an hour (TSK-8). */
  readonly tasks: Map<string, Task>
  /** By task id, for tasks whose containers have lives of their own (CON-3), as long as the task can be described. */
  readonly containers: Map<string, readonly ContainerLife[]>
  /** By `behaviorKey`, at most CONTAINER_BEHAVIORS_MAX (CON-1). */
  readonly containerBehaviors: Map<string, ContainerBehavior>
  /** By `clientTokenKey`, oldest first, at most CLIENT_TOKENS_MAX. */
  readonly clientTokens: Map<string, ClientTokenUse>
  /** Each by its ARN, in order of creation; the classic ones by name. */
  readonly loadBalancers: Map<string, LoadBalancer>
  readonly classicLoadBalancers: Map<string, ClassicLoadBalancer>
  readonly targetGroups: Map<string, TargetGroup>
  readonly listeners: Map<string, Listener>
  readonly listenerRules: Map<string, ListenerRule>
  /** By `targetKey`; gone when deregistered, or when it has drained. */
  readonly targets: Map<string, Target>
  /** Keys of the targets, by their group or Classic Load Balancer and by the task they were registered for, `''` for none. Derived. */
  readonly targetsByPool: Map<string, Set<string>>
  readonly targetsByTask: Map<string, Set<string>>
  /** By id; the default one when its rules have changed (NET-6). */
  readonly securityGroups: Map<string, SecurityGroup>
  /** By task or container instance, whose interface wears others than the default one (NET-5). */
  readonly interfaceGroups: Map<string, readonly string[]>
  /** By `cluster/name`. */
  readonly services: Map<string, Service>
  /** By name; by `deploymentGroupKey`; by id, oldest first: of each at most CODE_DEPLOY_MAX. */
  readonly codeDeployApplications: Map<string, CodeDeployApplication>
  readonly deploymentGroups: Map<string, DeploymentGroup>
  readonly codeDeployments: Map<string, CodeDeployment>
  /** By service key, newest first, at most SERVICE_DEPLOYMENTS_MAX; gone when the service is INACTIVE. */
  readonly serviceDeployments: Map<string, readonly ServiceDeployment[]>
  /** By service key. */
  readonly scheduling: Map<string, Scheduling>
  /** By task id, in the order in which they were protected. */
  readonly protections: Map<string, Protection>
  /** By service key; one-minute datapoints, oldest first, at most METRIC_POINTS_MAX. */
  readonly metrics: Map<string, readonly MetricPoint[]>
  /** By target group, Classic Load Balancer and load balancer; one-minute datapoints, at most METRIC_POINTS_MAX. */
  readonly poolMetrics: Map<string, readonly PoolPoint[]>
  /** By `metricKey`, every other metric with datapoints; those that PutMetricData brought at most OWN_METRICS_MAX. */
  readonly keptMetrics: Map<string, KeptMetric>
  /** By name, in order of creation; at most ALARMS_MAX. */
  readonly alarms: Map<string, Alarm>
  /** By service key, in order of registration; at most SCALABLE_TARGETS_MAX. */
  readonly scalableTargets: Map<string, ScalableTarget>
  /** By ARN, in order of creation; at most POLICIES_OF_TARGET_MAX of a target. */
  readonly scalingPolicies: Map<string, ScalingPolicy>
  /** By `scheduledActionKey`; at most ACTIONS_OF_TARGET_MAX of a target. */
  readonly scheduledActions: Map<string, ScheduledAction>
  /** By service key, newest first, at most SCALING_ACTIVITIES_MAX; gone with the scalable target. */
  readonly scalingActivities: Map<string, readonly ScalingActivity[]>
  /** By `trafficKey`, in the order in which they were set first; at most TRAFFIC_MAX. */
  readonly traffic: Map<string, Traffic>
  /** What flowed in the last period: by `trafficKey`, by the first of the tasks that are alike, and by target group, Classic Load Balancer and load balancer. */
  readonly sourceFlows: Map<string, SourceFlow>
  readonly taskFlows: Map<string, TaskFlow>
  /** By task id: the key of the flow that it is in. */
  readonly flowOfTask: Map<string, string>
  readonly poolFlows: Map<string, PoolFlow>
  /** Of the minutes that are over: by target group, Classic Load Balancer and load balancer, for as long as it is there. */
  readonly poolTotals: Map<string, FlowCounts>
  /** By task id, for as long as ECS lists it; no row while none failed. */
  readonly taskFailures: Map<string, TaskFailures>
  /** By what is tagged (`tagKey`), in the order in which they were given. */
  readonly tags: Map<string, readonly Tag[]>
  /** By service key; without a row new tasks get none. */
  readonly taskTagging: Map<string, TaskTagging>
  /** What is broken: gone when it is mended. Where nothing is there is no row. */
  readonly faults: Map<string, Fault>
  /** By id, oldest first, at most DECISIONS_MAX. */
  readonly decisions: Map<number, Decision>
  /** Ids of the tasks that are not STOPPED, by service key and by instance id. Derived. */
  readonly liveByService: Map<string, Set<string>>
  readonly liveByInstance: Map<string, Set<string>>
  /** Ids of the tasks that wait in PROVISIONING for an instance, by cluster, oldest first (CPR-5). Derived. */
  readonly waitingTasks: Map<string, Set<string>>
  /** Private addresses of the tasks that are not STOPPED (NET-1), each with its task's id. Derived. */
  readonly addresses: Map<string, string>
}
