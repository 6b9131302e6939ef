import { Suspense } from 'react'
import { groupById } from '../../model/world/network/securityGroup.ts'
import type { Service } from '../../model/world/service/service.ts'
import type { World } from '../../model/world/world.ts'
import type { OpenForm } from './useLabDesk.ts'
import { PutAttributeForm } from '../subjects/attributes/PutAttributeForm.tsx'
import { BalancerForm } from '../subjects/balancing/BalancerForm.tsx'
import { TargetGroupForm } from '../subjects/balancing/TargetGroupForm.tsx'
import { RegisterForm } from '../subjects/definition/RegisterForm.tsx'
import { DeployForm } from '../subjects/codeDeploy/DeployForm.tsx'
import { deployable } from '../subjects/codeDeploy/deployWanted.ts'
import { CreateTaskSetForm } from '../subjects/taskSet/CreateTaskSetForm.tsx'
import { ScaleTaskSetForm } from '../subjects/taskSet/ScaleTaskSetForm.tsx'
import { externalServices } from '../subjects/taskSet/taskSetActs.ts'
import { taskSetByRef } from '../subjects/taskSet/taskSetRef.ts'
import { AddInstancesForm } from '../subjects/capacity/AddInstancesForm.tsx'
import { CapacityForm } from '../subjects/capacity/CapacityForm.tsx'
import { GroupForm } from '../subjects/groupPolicies/GroupForm.tsx'
import { DeregisterForm } from '../subjects/capacity/DeregisterForm.tsx'
import { AuthorizeRuleForm } from '../subjects/network/AuthorizeRuleForm.tsx'
import { FailImageForm } from '../subjects/container/FailImageForm.tsx'
import { FaultsForm } from '../subjects/fault/FaultsForm.tsx'
import { DeleteClusterForm } from '../subjects/cluster/DeleteClusterForm.tsx'
import { CreateServiceForm } from '../subjects/service/CreateServiceForm.tsx'
import { DeleteServiceForm } from '../subjects/service/DeleteServiceForm.tsx'
import { ProtectTaskForm } from '../subjects/protection/ProtectTaskForm.tsx'
import { AlarmForm } from '../subjects/monitoring/AlarmForm.tsx'
import { LoadForm } from '../subjects/monitoring/LoadForm.tsx'
import { ScalingForm } from '../subjects/scaling/ScalingForm.tsx'
import { ProviderForm } from '../subjects/provider/ProviderForm.tsx'
import { ClusterStrategyForm, ServiceStrategyForm } from '../subjects/provider/StrategyForms.tsx'
import { StrategyForm } from '../subjects/shifting/StrategyForm.tsx'
import { CreateRepositoryForm } from '../subjects/registry/CreateRepositoryForm.tsx'
import { DeleteRepositoryForm } from '../subjects/registry/DeleteRepositoryForm.tsx'
import { LifecycleForm } from '../subjects/registry/LifecycleForm.tsx'
import { RepositoryPolicyForm } from '../subjects/registry/RepositoryPolicyForm.tsx'
import { TagMutabilityForm } from '../subjects/registry/TagMutabilityForm.tsx'
import { PushImageForm } from '../subjects/registry/PushImageForm.tsx'
import { CreateLogGroupForm } from '../subjects/logs/CreateLogGroupForm.tsx'
import { RetentionForm } from '../subjects/logs/RetentionForm.tsx'
import { lazyPart } from '../parts/lazyPart.ts'
import { RunTaskForm } from '../subjects/task/RunTaskForm.tsx'
import { StartTaskForm } from '../subjects/task/StartTaskForm.tsx'
import { activeServices, deployedByEcs } from '../subjects/service/ServiceField.tsx'
import { NewRevisionForm, UpdateServiceForm } from '../subjects/service/UpdateServiceForm.tsx'
import { BuildForm } from '../subjects/workstation/BuildForm.tsx'
import { LoginForm, PullForm, PushForm, RunForm, TagForm } from '../subjects/workstation/DockerForms.tsx'
import type { FormName, RoleForm } from '../acts/labDesk.ts'
import { ActFrame } from '../acts/ActFrame.tsx'
import { AnyOperationForm } from '../acts/AnyOperationForm.tsx'
import { TrafficForm } from '../subjects/traffic/TrafficForm.tsx'
import { Button } from '../kit/Button.tsx'

const RoleForms = lazyPart(() => import('../subjects/roles/RoleForms.tsx').then((module) => module.RoleForms))

interface ActFormsProps {
  readonly open: OpenForm | null
  readonly world: World
  readonly onClose: () => void
}

const OF_WORLD = {
  addInstances: AddInstancesForm,
  setCapacity: CapacityForm,
  createService: CreateServiceForm,
  runTask: RunTaskForm,
  faults: FaultsForm,
  createRepository: CreateRepositoryForm,
  dockerBuild: BuildForm,
  dockerTag: TagForm,
  dockerLogin: LoginForm,
  dockerPush: PushForm,
  dockerPull: PullForm,
  dockerRun: RunForm,
  anyOperation: AnyOperationForm,
} as const

const OF_SERVICE = {
  updateService: UpdateServiceForm,
  newRevision: NewRevisionForm,
  deleteService: DeleteServiceForm,
  setLoad: LoadForm,
  putAlarm: AlarmForm,
  autoScale: ScalingForm,
  shiftTraffic: StrategyForm,
  deploy: DeployForm,
  createTaskSet: CreateTaskSetForm,
  sendTraffic: TrafficForm,
  balance: BalancerForm,
  setStrategy: ServiceStrategyForm,
} as const

/** Of which services a form can be: any that is ACTIVE, where it is not told. */
const FOR_SERVICES: Readonly<Partial<Record<FormName, (world: World) => readonly Service[]>>> = {
  // What a deployment changes, of ECS's own alone (TST-6).
  newRevision: deployedByEcs,
  shiftTraffic: deployedByEcs,
  balance: deployedByEcs,
  setStrategy: deployedByEcs,
  deploy: deployable,
  createTaskSet: externalServices,
}

const OF_TASK = { protectTask: ProtectTaskForm } as const

const OF_REPOSITORY = {
  tagMutability: TagMutabilityForm,
  lifecyclePolicy: LifecycleForm,
  repositoryPolicy: RepositoryPolicyForm,
  deleteRepository: DeleteRepositoryForm,
} as const

const OF_ROLES: Readonly<Record<RoleForm, true>> = {
  createRole: true,
  createUser: true,
  putPolicy: true,
  attachPolicy: true,
  trustPolicy: true,
  removePermission: true,
  deleteIdentity: true,
  createProfile: true,
  profileRole: true,
}

const OF_INSTANCE = {
  startTask: StartTaskForm,
  deregisterInstance: DeregisterForm,
  putAttribute: PutAttributeForm,
} as const

/** The form that is open. */
export function ActForms({ open, world, onClose }: ActFormsProps) {
  if (open === null) return null
  const { form, id } = open
  if (form === 'deleteCluster') {
    const clusterName = world.clusters.get(id ?? '')?.name
    if (clusterName === undefined) return <NothingToActOn onClose={onClose} />
    return <DeleteClusterForm {...{ world, clusterName, onClose }} />
  }
  if (form === 'clusterProviders') {
    const clusterName = world.clusters.get(id ?? '')?.name
    if (clusterName === undefined) return <NothingToActOn onClose={onClose} />
    return <ClusterStrategyForm {...{ world, clusterName, onClose }} />
  }
  if (form === 'createProvider') return <ProviderForm provider={null} {...{ world, onClose }} />
  if (form === 'editProvider') {
    const provider = world.capacityProviders.get(id ?? '')
    if (provider === undefined) return <NothingToActOn onClose={onClose} />
    return <ProviderForm {...{ world, provider, onClose }} />
  }
  if (form === 'failImage') {
    const definition = world.taskDefinitions.get(id ?? '')
    if (definition === undefined) return <NothingToActOn onClose={onClose} />
    return <FailImageForm {...{ world, definition, onClose }} />
  }
  if (form === 'registerDefinition') return <RegisterForm {...{ world, onClose }} from={id} />
  if (form === 'createLogGroup') return <CreateLogGroupForm {...{ world, onClose }} name={id} />
  if (form === 'logRetention') {
    const group = world.logGroups.get(id ?? '')
    return group === undefined ? <NothingToActOn onClose={onClose} /> : <RetentionForm {...{ group, onClose }} />
  }
  if (isOneOf(OF_ROLES, form)) {
    return (
      <Suspense>
        <RoleForms {...{ form, id, world, onClose }} otherwise={<NothingToActOn onClose={onClose} />} />
      </Suspense>
    )
  }
  if (form === 'pushImage') return <PushImageForm {...{ world, onClose }} uri={id} />
  if (isOneOf(OF_REPOSITORY, form)) {
    const Form = OF_REPOSITORY[form]
    const repository = world.repositories.get(id ?? '')
    return repository === undefined ? (
      <NothingToActOn onClose={onClose} />
    ) : (
      <Form {...{ world, repository, onClose }} />
    )
  }
  if (form === 'scaleTaskSet') {
    const found = taskSetByRef(id ?? '', world)
    return found === null ? <NothingToActOn onClose={onClose} /> : <ScaleTaskSetForm {...found} onClose={onClose} />
  }
  if (form === 'scaleGroup') {
    const group = world.autoScalingGroups.get(id ?? '')
    return group === undefined ? <NothingToActOn onClose={onClose} /> : <GroupForm {...{ group, onClose }} />
  }
  if (form === 'editTargetGroup') {
    const group = world.targetGroups.get(id ?? '')
    return group === undefined ? <NothingToActOn onClose={onClose} /> : <TargetGroupForm {...{ group, onClose }} />
  }
  if (form === 'authorizeRule') {
    const group = groupById(world, id ?? '')
    if (group === undefined) return <NothingToActOn onClose={onClose} />
    return <AuthorizeRuleForm {...{ world, group, onClose }} />
  }
  if (isOneOf(OF_TASK, form)) {
    const Form = OF_TASK[form]
    const task = world.tasks.get(id ?? '')
    return task === undefined ? <NothingToActOn onClose={onClose} /> : <Form task={task} onClose={onClose} />
  }
  if (isOneOf(OF_INSTANCE, form)) {
    const Form = OF_INSTANCE[form]
    const instance = world.instances.get(id ?? '')
    return instance === undefined ? <NothingToActOn onClose={onClose} /> : <Form {...{ world, instance, onClose }} />
  }
  if (isOneOf(OF_SERVICE, form)) {
    const Form = OF_SERVICE[form]
    const services = (FOR_SERVICES[form] ?? activeServices)(world)
    const service = services.find((one) => one.key === id) ?? services[0]
    if (service === undefined) return <NothingToActOn onClose={onClose} />
    return <Form {...{ world, service, services, onClose }} />
  }
  const Form = OF_WORLD[form]
  return <Form world={world} onClose={onClose} />
}

/** Time was moved to where the form's object is not. */
function NothingToActOn({ onClose }: { readonly onClose: () => void }) {
  return (
    <ActFrame title="Nothing to act on" onClose={onClose} actions={<Button onPress={onClose}>Close</Button>}>
      What this form acts on does not exist at this time.
    </ActFrame>
  )
}

function isOneOf<F extends FormName>(forms: Readonly<Record<F, unknown>>, form: FormName): form is F {
  return Object.hasOwn(forms, form)
}
