import { visibleText } from '../../base/foreignText.ts'

/** Everything that acts on a world, in AWS's names and shapes. `lab` holds what AWS has no operation for. */
export interface Command {
  readonly atMs: number
  readonly service: CommandService
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
  /** Who gives it, the ARN of a user or a role (ROL-8); left out, an administrator. */
  readonly as?: string
}

/** A command before the lab says when: it happens at the present. */
export type Act = Omit<Command, 'atMs'>

export const COMMAND_SERVICES = [
  'ecs',
  'ec2',
  'autoscaling',
  'elbv2',
  'elb',
  'codedeploy',
  'ecr',
  'ecr-public',
  'docker',
  'logs',
  'iam',
  'ssm',
  'secretsmanager',
  'cloudwatch',
  'application-autoscaling',
  'lab',
] as const
export type CommandService = (typeof COMMAND_SERVICES)[number]

/** Of AWS, and so with permissions: `lab` is no service of it, and Docker acts by whoever signed in (ROL-8). */
export type AwsService = Exclude<CommandService, 'lab' | 'docker'>

/** Whether IAM is asked who gives it. */
export function takesActor(service: CommandService): service is AwsService {
  return service !== 'lab' && service !== 'docker'
}

export type Output = Readonly<Record<string, unknown>>

/** What every command is answered with. A refusal has changed nothing. */
export type Answer = Accepted | { readonly error: ErrorShape }

export interface Accepted {
  /** AWS's answer, with AWS's members only. */
  readonly output: Output
  /** Paths of the fields that were given and have no effect in the lab (DEF-5), as `overrides`; left out when there are none. */
  readonly withoutEffect?: readonly string[]
}

/** AWS's error name, without a prefix, and a message that names the field and the reason. */
export interface ErrorShape {
  readonly name: string
  readonly message: string
  /** The field of the input that it is about, as `containerDefinitions[0].image`. AWS has no such member: clients see none. */
  readonly field?: string
  /** AWS's, of a ConflictException alone: what is there already. */
  readonly resourceIds?: readonly string[]
}

/**
 * A command was refused. Thrown by handlers before they emit anything. Messages quote what was given: what would hide
 * in it, or turn the message round, stands there as an escape.
 */
export class ApiError extends Error {
  override readonly name: string
  /** The path of the field that it is about; `null` when it is about no one field. */
  readonly field: string | null

  constructor(name: ApiErrorName, message: string, field: string | null = null) {
    super(visibleText(message))
    this.name = name
    this.field = field
  }

  get shape(): ErrorShape {
    return { name: this.name, message: this.message, ...(this.field !== null && { field: this.field }) }
  }
}

/** What was asked for stands against what is there: AWS names that beside the message. */
export class ConflictError extends ApiError {
  readonly #resourceIds: readonly string[]

  constructor(message: string, field: string, resourceIds: readonly string[]) {
    super('ConflictException', message, field)
    this.#resourceIds = resourceIds
  }

  override get shape(): ErrorShape {
    return { ...super.shape, resourceIds: this.#resourceIds }
  }
}

export type ApiErrorName =
  | 'ClientException'
  | 'ConflictException'
  | 'ServiceDeploymentNotFoundException'
  | 'TaskSetNotFoundException'
  | 'UnsupportedFeatureException'
  | 'PlatformUnknownException'
  | 'ScalingActivityInProgress'
  | 'InvalidParameterException'
  | 'ClusterNotFoundException'
  | 'ClusterContainsContainerInstancesException'
  | 'ClusterContainsServicesException'
  | 'ClusterContainsTasksException'
  | 'ResourceInUseException'
  | 'ServiceNotFoundException'
  | 'ServiceNotActiveException'
  | 'ResourceNotFoundException'
  | 'LimitExceededException'
  | 'AttributeLimitExceededException'
  | 'TargetNotFoundException'
  | 'UnknownOperationException'
  | 'ThrottlingException'
  | 'ValidationError'
  | 'AlreadyExists'
  | 'InvalidLaunchTemplateName.AlreadyExistsException'
  | 'InvalidLaunchTemplateName.NotFoundException'
  | 'InvalidInstanceID.NotFound'
  | 'InsufficientInstanceCapacity'
  | CodeDeployErrorName
  | BalancingErrorName
  | SecurityGroupErrorName
  | CloudWatchErrorName
  | ScalingErrorName
  | RegistryErrorName
  | LogsErrorName
  | IamErrorName
  | SecretsErrorName

/** Of Amazon EC2. */
type SecurityGroupErrorName =
  | 'InvalidGroup.Duplicate'
  | 'InvalidGroup.NotFound'
  | 'InvalidPermission.Duplicate'
  | 'InvalidPermission.NotFound'
  | 'InvalidParameterValue'
  | 'InvalidParameterCombination'
  | 'InvalidSecurityGroupRuleId.NotFound'
  | 'InvalidVpcID.NotFound'
  | 'InvalidPaginationToken'
  | 'InvalidSubnetID.NotFound'
  | 'MissingParameter'
  | 'DependencyViolation'
  | 'CannotDelete'
  | 'SecurityGroupLimitExceeded'
  | 'SecurityGroupsPerInterfaceLimitExceeded'
  | 'RulesPerSecurityGroupLimitExceeded'

/** Of Amazon CloudWatch, which has other names of the same kind as Amazon EC2. */
type CloudWatchErrorName = 'InvalidFormat' | 'InvalidNextToken' | 'LimitExceeded' | 'ResourceNotFound'

/** Of Amazon ECR; of Docker, which has no names of errors, the lab's own. */
type RegistryErrorName =
  | 'AccessDeniedException'
  | 'RepositoryNotFoundException'
  | 'RepositoryAlreadyExistsException'
  | 'RepositoryNotEmptyException'
  | 'RepositoryPolicyNotFoundException'
  | 'ImageNotFoundException'
  | 'ImageAlreadyExistsException'
  | 'ImageTagAlreadyExistsException'
  | 'ImageDigestDoesNotMatchException'
  | 'ReferencedImagesNotFoundException'
  | 'LayersNotFoundException'
  | 'LayerAlreadyExistsException'
  | 'LayerInaccessibleException'
  | 'EmptyUploadException'
  | 'InvalidLayerException'
  | 'InvalidLayerPartException'
  | 'UploadNotFoundException'
  | 'LifecyclePolicyNotFoundException'
  | 'LifecyclePolicyPreviewInProgressException'
  | 'LifecyclePolicyPreviewNotFoundException'
  | 'ScanNotFoundException'
  | 'ImageArchivedException'
  | 'ImageStorageClassUpdateNotSupportedException'
  | 'UnsupportedImageTypeException'
  | 'InvalidTagParameterException'
  | 'TooManyTagsException'
  | 'KmsException'
  | 'DockerError'

/** Of Amazon CloudWatch Logs, beside names that others have as well. */
type LogsErrorName = 'ResourceAlreadyExistsException'
/** Of AWS Identity and Access Management, as it spells them on the wire; the first of whoever asks IAM. */
type IamErrorName =
  | 'AccessDeniedException'
  | 'AccessDenied'
  | 'UnrecognizedClientException'
  | 'InvalidClientTokenId'
  | 'AuthFailure'
  | 'UnauthorizedOperation'
  | 'NoSuchEntity'
  | 'EntityAlreadyExists'
  | 'DeleteConflict'
  | 'MalformedPolicyDocument'

/** Of Systems Manager and of Secrets Manager. */
type SecretsErrorName =
  | 'ParameterAlreadyExists'
  | 'ParameterNotFound'
  | 'ParameterLimitExceeded'
  | 'ResourceExistsException'
  | 'InvalidRequestException'

/** Of Application Auto Scaling. */
type ScalingErrorName = 'ValidationException' | 'ObjectNotFoundException' | 'InvalidNextTokenException'

/** Of Elastic Load Balancing, as it spells them on the wire. */
type CodeDeployErrorName =
  | 'ApplicationAlreadyExistsException'
  | 'ApplicationDoesNotExistException'
  | 'ApplicationLimitExceededException'
  | 'DeploymentAlreadyCompletedException'
  | 'DeploymentDoesNotExistException'
  | 'DeploymentGroupAlreadyExistsException'
  | 'DeploymentGroupDoesNotExistException'
  | 'DeploymentGroupLimitExceededException'
  | 'DeploymentGroupNameRequiredException'
  | 'DeploymentIdRequiredException'
  | 'DeploymentIsNotInReadyStateException'
  | 'DeploymentLimitExceededException'
  | 'DeploymentTargetDoesNotExistException'
  | 'InvalidBlueGreenDeploymentConfigurationException'
  | 'InvalidDeploymentStyleException'
  | 'InvalidECSServiceException'
  | 'InvalidLoadBalancerInfoException'
  | 'InvalidRevisionException'
  | 'InvalidTargetGroupPairException'
  | 'InvalidTrafficRoutingConfigurationException'
  | 'RevisionRequiredException'

type BalancingErrorName =
  | 'LoadBalancerNotFound'
  | 'TargetGroupNotFound'
  | 'ListenerNotFound'
  | 'RuleNotFound'
  | 'DuplicateLoadBalancerName'
  | 'DuplicateTargetGroupName'
  | 'DuplicateListener'
  | 'PriorityInUse'
  | 'ResourceInUse'
  | 'OperationNotPermitted'
  | 'InvalidConfigurationRequest'
  | 'IncompatibleProtocols'
  | 'InvalidLoadBalancerAction'
  | 'TargetGroupAssociationLimit'
  | 'InvalidTarget'
  | 'TooManyLoadBalancers'
  | 'TooManyTargetGroups'
  | 'TooManyListeners'
  | 'TooManyRules'
  | 'TooManyTargets'
  | 'TooManyUniqueTargetGroupsPerLoadBalancer'
  | 'InvalidInstance'
