/** What the map of topics is made of: ECS, ECR and Fargate as a course on them goes through it. */
export interface Topic {
  readonly id: string
  readonly title: string
  /** One line on what one learns to see. */
  readonly line: string
  /** The domains of both exams in which it is asked (exam guides DVA-C02 v2.1, SAA-C03 v1.1). */
  readonly domains: readonly ExamDomain[]
}

export const EXAM_DOMAINS = {
  DVA1: 'DVA-C02, Development with AWS Services, 32 %',
  DVA2: 'DVA-C02, Security, 26 %',
  DVA3: 'DVA-C02, Deployment, 24 %',
  DVA4: 'DVA-C02, Troubleshooting and Optimization, 18 %',
  SAA1: 'SAA-C03, Design Secure Architectures, 30 %',
  SAA2: 'SAA-C03, Design Resilient Architectures, 26 %',
  SAA3: 'SAA-C03, Design High-Performing Architectures, 24 %',
  SAA4: 'SAA-C03, Design Cost-Optimized Architectures, 20 %',
} as const

export type ExamDomain = keyof typeof EXAM_DOMAINS

export const TOPICS: readonly Topic[] = [
  {
    id: 'containers',
    title: 'Containers and images',
    line: 'From a Dockerfile to what a task runs',
    domains: ['DVA3'],
  },
  { id: 'ecr', title: 'ECR', line: 'Push, tag, scan, expire, pull', domains: ['DVA2', 'DVA3', 'SAA1'] },
  {
    id: 'clusters',
    title: 'Clusters and instances',
    line: 'What an instance registers, drains and leaves',
    domains: ['DVA3', 'SAA2'],
  },
  {
    id: 'task-definitions',
    title: 'Task definitions',
    line: 'Revisions, sizes, and what ECS refuses',
    domains: ['DVA1', 'DVA3'],
  },
  {
    id: 'task-lifecycle',
    title: 'Task lifecycle',
    line: 'What each lastStatus waits for, and why a task stopped',
    domains: ['DVA4'],
  },
  {
    id: 'services',
    title: 'Tasks and services',
    line: 'RunTask against a service that heals itself',
    domains: ['DVA3', 'SAA2'],
  },
  {
    id: 'rolling-updates',
    title: 'Rolling updates',
    line: 'Two percents, two limits, step by step',
    domains: ['DVA3', 'DVA4', 'SAA2'],
  },
  { id: 'deployments', title: 'Rollback and blue/green', line: 'What saves a bad revision', domains: ['DVA3', 'SAA2'] },
  {
    id: 'placement',
    title: 'Placement strategies',
    line: 'Spread, binpack, random and chains of them',
    domains: ['DVA3', 'SAA2', 'SAA4'],
  },
  { id: 'constraints', title: 'Constraints and room', line: 'Why a task finds no instance', domains: ['DVA4', 'SAA2'] },
  {
    id: 'fargate',
    title: 'Fargate',
    line: 'Sizes, network and what it takes from you',
    domains: ['DVA1', 'SAA3', 'SAA4'],
  },
  { id: 'networking', title: 'Network modes', line: 'Ports, interfaces, addresses', domains: ['DVA4', 'SAA1'] },
  {
    id: 'load-balancing',
    title: 'Load balancing',
    line: 'Targets, health and dynamic ports',
    domains: ['SAA2', 'SAA3'],
  },
  {
    id: 'scaling',
    title: 'Auto scaling',
    line: 'Two loops: tasks, and instances under them',
    domains: ['SAA2', 'SAA3', 'SAA4'],
  },
  { id: 'roles', title: 'Roles and secrets', line: 'Who may do what for a task', domains: ['DVA2', 'SAA1'] },
  {
    id: 'storage-events',
    title: 'Storage, logs, events',
    line: 'What outlives a task and what tells of it',
    domains: ['DVA1', 'DVA4', 'SAA3'],
  },
]

/** By id; a document of somebody else's may name one that we do not have. */
export function topicTitle(id: string): string {
  return TOPICS.find((one) => one.id === id)?.title ?? id
}
