/**
 * What one lab holds (DET-8). A command that would pass one of these is refused, and the scheduler stops short of them
 * and says so, so that what grows with them has a limit as well.
 */

/** Clusters that are ACTIVE, and as many again that were deleted. */
export const CLUSTERS_MAX = 100
/** Settings of the account, of all users and roles together. */
export const ACCOUNT_SETTINGS_MAX = 1_000
/** Capacity providers of Auto Scaling groups, beside Fargate's two: as many as groups. */
export const CAPACITY_PROVIDERS_MAX = 100
/** Services that are not INACTIVE, and as many again that are. */
export const SERVICES_MAX = 200
/** Revisions, the INACTIVE ones included: ECS keeps those (api, DeregisterTaskDefinition). */
export const DEFINITIONS_MAX = 2_000
/** Container instances of a cluster (AWS General Reference, ECS quotas); the lab takes as many in all its clusters. */
export const INSTANCES_MAX = 5_000
/** Tasks of a service (AWS General Reference, ECS quotas). */
export const DESIRED_COUNT_MAX = 5_000
/** Deployments that a service may have at a time, the PRIMARY and those that still have tasks (DEP-14). */
export const ACTIVE_DEPLOYMENTS_MAX = 5
/** Deployments in the history of a service, the newest (DEP-13). */
export const SERVICE_DEPLOYMENTS_MAX = 100
/** What all services together may want. Twice as many fit, as a deployment at 200 % needs (SVC-11). */
export const DESIRED_TOTAL_MAX = 20_000
/** Tasks, those that stopped in the last hour included (TSK-8). */
export const TASKS_MAX = 50_000
/** Tasks of a cluster that wait in PROVISIONING (Amazon ECS quotas). */
export const PROVISIONING_MAX = 500
/** What was said of how containers act, images and what narrows them (CON-1). */
export const CONTAINER_BEHAVIORS_MAX = 200
/** Client tokens that are remembered; the oldest is forgotten for a new one (TSK-11). */
export const HOOK_ANSWERS_MAX = 200
export const CLIENT_TOKENS_MAX = 500
/** Application and Network Load Balancers, and as many Classic ones (load balancing guides, quotas: 50 and 20). */
export const LOAD_BALANCERS_MAX = 50
export const CLASSIC_LOAD_BALANCERS_MAX = 20
/** In the lab; 3,000 on AWS. */
export const TARGET_GROUPS_MAX = 500
/** Of one load balancer, on AWS as well. */
export const LISTENERS_MAX = 50
export const RULES_MAX = 100
export const GROUPS_OF_BALANCER_MAX = 100
/** Of one group, and of all together in the lab. */
export const TARGETS_MAX = 1_000
export const TARGETS_TOTAL_MAX = 20_000
/** Security groups of the lab (2,500 a region on AWS); rules of one in each direction, groups of an interface (Amazon VPC quotas). */
export const SECURITY_GROUPS_MAX = 200
export const RULES_OF_GROUP_MAX = 60
export const GROUPS_OF_INTERFACE_MAX = 5
/** The rule of a placement that was not looked for since the lab is full. */
export const LAB_FULL_RULE = 'SVC-11'

/** In the lab; 5,000 a region on AWS. Each is evaluated every minute (ALM-2). */
export const ALARMS_MAX = 500

/** Of one Auto Scaling group (Amazon EC2 Auto Scaling guide, quotas). */
export const POLICIES_OF_GROUP_MAX = 50
export const HOOKS_OF_GROUP_MAX = 50
export const SCHEDULES_OF_GROUP_MAX = 125
/** Services that Application Auto Scaling may scale: as many as the lab has; 2,000 of ECS on AWS. */
export const SCALABLE_TARGETS_MAX = 200
/** Of one scalable target (Application Auto Scaling guide, quotas). */
export const POLICIES_OF_TARGET_MAX = 50
export const ACTIONS_OF_TARGET_MAX = 200
/** Of one scalable target, the newest; AWS tells of six weeks. */
export const SCALING_ACTIVITIES_MAX = 100

/**
 * What may be due when a command comes. One adds at most some 10,000 things; a task takes at most ten in its life,
 * all of them over before it is forgotten; a service's looks are within 4 s. Together they stay below QUEUE_MAX.
 */
export const DUE_MAX = 400_000

/** Of applications, deployment groups and deployments of CodeDeploy each; of the last those that are over longest go. */
export const CODE_DEPLOY_MAX = 100

/** Log groups, and streams of all of them, of which the newest are kept; neither of a group nor of an account is limited on AWS. */
export const LOG_GROUPS_MAX = 100
export const LOG_STREAMS_MAX = 1_000
/** Of one stream, the newest. */
export const LOG_EVENTS_OF_STREAM_MAX = 200

/** Repositories of all registries (100,000 a region on AWS), and images of all of them (100,000 a repository). */
export const REPOSITORIES_MAX = 200
export const IMAGES_MAX = 2_000
/** Tags of an image and size of a layer (Amazon ECR guide, service-quotas). */
/** Images on an instance's disk: those used longest ago go for others. */
export const CACHED_IMAGES_MAX = 100
export const TAGS_OF_IMAGE_MAX = 1_000
export const LAYER_BYTES_MAX = 52_000 * 1_048_576
/** Whose registries there are, the own one among them. */
export const ACCOUNTS_MAX = 20
/** Layers of which the bytes are uploaded: those that nobody has completed, and bytes of one. */
export const LAYER_UPLOADS_MAX = 20
export const UPLOAD_BYTES_MAX = 65_536

/** Of the workstation (DOC-3): images, of which the oldest without a name goes first; what builds left; logins; runs. */
export const LOCAL_IMAGES_MAX = 100
export const BUILD_CACHE_MAX = 1_000
export const REGISTRY_LOGINS_MAX = 50

/** Registries that ask for a user (`lab SetRegistryLogin`). */
export const PRIVATE_REGISTRIES_MAX = 20
export const DOCKER_JOBS_MAX = 20
export const LOCAL_CONTAINERS_MAX = 50
/** Of IAM, in the lab; 1,000 roles and profiles, 5,000 users and 1,500 policies of an account on AWS (reference_iam-quotas). */
export const ROLES_MAX = 200
export const USERS_MAX = 100
export const INSTANCE_PROFILES_MAX = 100
export const MANAGED_POLICIES_MAX = 200
/** Of Parameter Store and Secrets Manager, in the lab; 10,000 and 500,000 of an account on AWS. Files in S3. */
export const PARAMETERS_MAX = 200
export const SECRETS_MAX = 100
export const ENVIRONMENT_FILES_MAX = 100
/** Of one secret, those without a stage among them; about 100 on AWS (Secrets Manager guide, quotas). */
export const SECRET_VERSIONS_MAX = 20
/** Deleted users and roles that are remembered; the oldest is forgotten for a new one. */
export const GONE_IDENTITIES_MAX = 500
