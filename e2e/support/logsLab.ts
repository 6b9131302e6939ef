import { fragmentOf } from '../../src/session/sharing/shareLink.ts'

/** A link to a lab whose one log group is not the one that its service on Fargate names. */
export function missingGroupLink(atMs: number): Promise<string> {
  const network = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a', 'subnet-0b'] } } }
  const definition = {
    family: 'web',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn: 'arn:aws:iam::123456789012:role/exec',
    containerDefinitions: [
      {
        name: 'web',
        image: 'web:1',
        portMappings: [{ containerPort: 80 }],
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': '/ecs/web',
            'awslogs-region': 'us-east-1',
            'awslogs-stream-prefix': 'app',
          },
        },
      },
    ],
  }
  const service = {
    cluster: 'yard',
    serviceName: 'web',
    taskDefinition: 'web',
    launchType: 'FARGATE',
    desiredCount: 1,
    ...network,
  }
  const commands = [
    { atMs: 0, service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'yard' } },
    { atMs: 0, service: 'logs', operation: 'CreateLogGroup', input: { logGroupName: '/ecs/wep' } },
    {
      atMs: 0,
      service: 'lab',
      operation: 'SetContainerBehavior',
      input: { image: 'web:1', logs: [{ text: 'ERROR cannot reach db:5432', everySeconds: 20 }] },
    },
    { atMs: 0, service: 'ecs', operation: 'RegisterTaskDefinition', input: definition },
    { atMs: 0, service: 'ecs', operation: 'CreateService', input: service },
  ] as const
  return fragmentOf({ file: { format: 'taskyard/lab', version: 1, title: 'A log group', seed: 1, commands }, atMs })
}
