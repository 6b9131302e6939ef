/** Where what a course's notes say under one of their headings is learned here. */
export interface NotesHeading {
  readonly heading: string
  readonly scenarios: readonly string[]
  readonly templates: readonly string[]
  readonly items: readonly string[]
  /** What of it the lab has not yet; `null` when it has all. */
  readonly later: string | null
}

function on(
  heading: string,
  [scenarios, templates, items]: readonly [scenarios: string, templates: string, items: string],
  later: string | null = null,
): NotesHeading {
  return { heading, scenarios: ids(scenarios), templates: ids(templates), items: ids(items), later }
}

function ids(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ')
}

/** The headings of course notes on ECS, ECR and Fargate in our words, in the order of a course. */
export const NOTES_COVER: readonly NotesHeading[] = [
  on('Containers and virtual machines', ['', '', 'containers-why-containers containers-lift-and-shift']),
  on('A Dockerfile is built and run', [
    'from-build-to-running built-on-another-machine',
    'cached-lines push-sent',
    'containers-dependencies-first containers-smaller-images',
  ]),
  on('Docker Hub, private and public repositories', [
    'why-the-task-cannot-pull fix-no-way-to-two-registries fix-private-registry',
    'pulled-megabytes',
    'ecr-for-everybody ecr-docker-hub-says-stop roles-registry-of-a-vendor',
  ]),
  on('ECR from the command line: login, push, pull', [
    'from-build-to-running fix-push-is-denied',
    'push-refused',
    'ecr-log-in ecr-pushed-to-the-wrong-place ecr-token-of-twelve-hours',
  ]),
  on('Tags, immutability, scanning, encryption, lifecycle policies', [
    'a-tag-that-moved a-policy-eats-the-image',
    'digest-kept policy-expires',
    'ecr-immutable-refuses ecr-scan-is-no-gate ecr-another-key',
  ]),
  on('ECS, EKS, Fargate and ECR side by side', ['', '', 'clusters-kubernetes-stays fargate-too-long-for-lambda']),
  on('EC2 launch type and its agent', [
    'an-instance-that-never-comes drain-an-instance',
    'draining-leaves',
    'clusters-does-not-register clusters-joined-the-wrong-one',
  ]),
  on('Fargate launch type and its sizes', [
    'fargate-sizes fix-move-to-fargate fix-make-it-fargate',
    'fargate-pair fargate-lacks fargate-refuses',
    'fargate-smallest-for-eight fargate-right-size',
  ]),
  on('Which launch type when', ['', '', 'fargate-no-servers-wanted fargate-steady-and-full clusters-needs-its-hosts']),
  on(
    'A cluster: region, infrastructure, capacity providers',
    ['fix-empty-cluster spot-with-a-base', 'strategy-shares', 'clusters-one-region-each clusters-base-and-bursts'],
    'its namespace, the root volume and key pair of its instances',
  ),
  on('Own servers with ECS Anywhere', ['', '', 'clusters-own-hardware'], 'instances of the launch type EXTERNAL'),
  on('Task definitions and their revisions', [
    'back-to-the-old-revision',
    'family-alone inactive-revision',
    'task-definitions-which-are-accepted task-definitions-too-many-containers',
  ]),
  on('Containers of a task: essential, sidecars, start and stop timeouts', [
    'essential-and-sidecar who-waits-for-whom sigterm-then-sigkill',
    'container-exit start-wait stop-time',
    'containers-sidecar containers-traces-and-metrics',
  ]),
  on('CPU and memory, soft and hard', [
    'two-memory-limits',
    'memory-kill tasks-fit',
    'task-definitions-soft-and-hard-memory task-definitions-cpu-is-a-share',
  ]),
  on('Ports on EC2: fixed and dynamic', [
    'fixed-host-port dynamic-ports-and-the-group',
    'fixed-host-port dynamic-host-port',
    'networking-third-task-no-port load-balancing-ephemeral-ports-closed',
  ]),
  on('Ports on Fargate', [
    'what-is-a-target',
    'target-type',
    'load-balancing-targets-by-address networking-ports-must-match',
  ]),
  on('Network modes', [
    'three-network-modes',
    'network-mode-refuses',
    'networking-fargate-mode networking-two-interfaces-only',
  ]),
  on('The roles of instance, task and execution', [
    'two-roles-of-a-task denied-and-running an-instance-that-never-comes fix-agents-without-a-role',
    'role-lacks role-mends app-denied execution-role-needed policy-allows',
    'roles-denied-within-the-app roles-no-pull-on-fargate roles-agent-cannot-register roles-who-attaches-the-interface',
  ]),
  on('One task role for each definition', [
    'whose-credentials two-roles-of-a-task',
    'pass-role',
    'roles-one-role-for-each-service roles-what-the-instance-may-all-may roles-pipeline-may-not-pass roles-pass-one-role-to-tasks',
  ]),
  on('Temporary credentials from the metadata endpoint', [
    'whose-credentials',
    'app-credentials',
    'roles-two-addresses-for-credentials',
  ]),
  on('ecs.config and ECS_ENABLE_TASK_IAM_ROLE', [
    'whose-credentials',
    'app-credentials app-denied',
    'roles-agent-setting-for-roles',
  ]),
  on('Environment variables: plain, parameters, secrets, files', [
    'four-ways-to-a-variable rotated-and-still-old fix-secret-is-denied',
    'variable-value injection-needs',
    'roles-password-as-variable roles-many-plain-settings roles-keys-without-rotation roles-rotated-and-still-old roles-said-in-two-places roles-whose-secret-is-it',
  ]),
  on(
    'Secret stores outside of AWS',
    ['', '', ''],
    'what is kept elsewhere, as in HashiCorp Vault, which tasks read by themselves',
  ),
  on('Hardening: read-only root, other users, limits', [
    'fix-read-only-root',
    'read-only-root',
    'task-definitions-harden-a-container roles-temporary-files-on-read-only-root',
  ]),
  on('Logs: awslogs and FireLens', [
    'a-log-group-that-nobody-made fix-no-log-group',
    'log-start',
    'roles-log-group-stays-away storage-events-logs-off-fargate storage-events-logs-to-two-places',
  ]),
  on('A service against a single task', [
    'task-against-service run-task-does-not-wait',
    'tasks-left run-task-room',
    'services-task-or-service services-service-waits-for-room',
  ]),
  on('Replica and daemon services', ['', '', ''], 'the scheduling strategy DAEMON'),
  on('The life of a task', [
    'life-of-a-task',
    'lifecycle-order status-waits stop-code',
    'task-lifecycle-desired-and-last task-lifecycle-who-stopped-it',
  ]),
  on('Application, Network and Classic Load Balancers', [
    'what-is-a-target why-502-503-504',
    'client-status target-type',
    'load-balancing-tcp-with-fixed-addresses load-balancing-classic-and-two-tasks',
  ]),
  on('Health checks of containers and targets', [
    'slow-starter-and-grace',
    'task-health unhealthy-moment grace-period',
    'load-balancing-health-check-404 containers-slow-to-be-healthy',
  ]),
  on('Service auto scaling: CPU, memory, requests', [
    'spike-at-sixty rush-at-eight one-may-add-all-must-agree',
    'tracked-count requests-per-target',
    'scaling-keep-cpu-at-sixty scaling-waits-on-a-partner',
  ]),
  on('Target tracking, step and scheduled scaling', [
    'small-steps-large-steps',
    'stepped-count scheduled-count',
    'scaling-known-morning-rush scaling-bigger-steps',
  ]),
  on('Instances follow: groups and capacity providers', [
    'two-loops group-sees-no-need',
    'managed-instances group-by-cpu',
    'scaling-tasks-yes-instances-no scaling-two-loops',
  ]),
  on('Rolling updates and their two percents', [
    'three-of-five fix-never-rolls',
    'upper-limit lower-limit next-step',
    'rolling-updates-no-spare-room rolling-updates-upper-rounds-down',
  ]),
  on('Rolling with 50 and 100 %', ['notes-scenario-1', 'stop-batches', 'rolling-updates-what-two-limits-promise']),
  on('Rolling with 100 and 150 %', ['notes-scenario-2', 'most-tasks-at-once', 'rolling-updates-healthy-before-stop']),
  on('Blue/green with CodeDeploy', [
    'codedeploy-as-the-exam-names-it blue-green-and-back',
    'shifted-percent original-task-set-gone',
    'deployments-before-the-first-blue-green deployments-without-codedeploy',
  ]),
  on(
    'Tasks by events, by schedule, and what a stopped task tells',
    [
      '',
      '',
      'storage-events-task-for-each-upload storage-events-every-hour-a-report storage-events-mail-when-a-task-dies',
    ],
    'EventBridge and Amazon SNS in the model',
  ),
  on(
    'Workers at a queue',
    ['', '', 'scaling-messages-for-each-task storage-events-worker-lost-its-message'],
    'Amazon SQS in the model',
  ),
  on('Amazon EFS for tasks in all zones', ['', '', 'storage-events-shared-by-all-zones'], 'file systems in the model'),
  on(
    'Bind mounts and ephemeral storage',
    ['', '', 'storage-events-files-for-the-sidecar storage-events-ephemeral-limits'],
    'what stands in volumes',
  ),
  on('Amazon S3 is no file system', ['', '', 'storage-events-objects-are-no-files']),
  on('How a task finds its instance', [
    'which-strategy no-room-left',
    'why-a-task-waits',
    'placement-filter-before-strategy constraints-insufficient-memory',
  ]),
  on('Binpack', ['binpack-memory', 'binpack-picks-instance binpack-leaves-empty', 'placement-fewest-instances']),
  on('Random, and what is the default', [
    'which-strategy',
    '',
    'placement-service-without-strategy placement-strategy-for-standalone-tasks',
  ]),
  on('Spread', ['spread-over-zones', 'spread-places zone-lost', 'placement-spread-counts-its-own']),
  on('Strategies one after the other', [
    'spread-then-binpack',
    'chain-picks-instance chain-fullest-zone',
    'placement-zones-then-packed',
  ]),
  on('distinctInstance', [
    'one-per-instance fix-one-per-instance',
    'distinct-instance-running',
    'constraints-fourth-has-no-instance',
  ]),
  on('memberOf and the cluster query language', ['', 'member-of-picks', 'constraints-one-family-of-types']),
  on('Service discovery', ['', '', 'networking-names-between-services'], 'Cloud Map and Service Connect'),
  on(
    'Security groups and endpoints',
    [
      'dynamic-ports-and-the-group fix-no-way-in',
      'target-rule',
      'networking-a-group-for-each-service networking-pull-without-internet',
    ],
    'VPCs, NAT and PrivateLink in full',
  ),
  on(
    'What it costs',
    ['', '', 'fargate-commit-and-stay-on-fargate clusters-two-minutes-on-spot scaling-nothing-at-night'],
    'prices of whole labs, Reserved Instances',
  ),
  on('A task that stays PENDING', [
    'why-the-task-cannot-pull fix-waits-for-ever',
    'why-a-task-waits',
    'task-lifecycle-pending-for-long',
  ]),
  on('Memory that runs out', ['fix-out-of-memory', 'memory-kill', 'task-lifecycle-killed-at-137']),
  on('Slow deployments', [
    'fix-update-never-ends slow-starter-and-grace',
    'drain-time',
    'load-balancing-slow-to-leave',
  ]),
  on('Metrics of services, clusters and Container Insights', [
    'spike-at-sixty',
    'service-utilization cluster-reservation',
    'storage-events-more-than-cpu-and-memory',
  ]),
  on('Commands of the AWS CLI', ['', 'reading-services reading-tasks', 'ecr-log-in'], 'a terminal of one’s own'),
  on('AWS Copilot', ['', '', 'containers-from-code-to-cluster']),
  on('AWS App Runner', ['', '', ''], 'App Runner, which takes no new customers since April 2026'),
  on(
    'EKS: nodes and volumes',
    ['', '', 'clusters-eks-nodes clusters-eks-fargate-volume'],
    'clusters of Kubernetes in the model',
  ),
]
