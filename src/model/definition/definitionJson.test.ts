import { describe, expect, it } from 'vitest'
import { container } from '../../testing/builders.ts'
import { TestLab } from '../../testing/testLab.ts'
import {
  awsvpc,
  EXECUTION_ROLE,
  fargate,
  logging,
  LOGS,
  map,
  one,
  registered,
  TASK_ROLE,
} from './definition.fixture.ts'

const NAME = 'arn:aws:ecs:us-east-1:123456789012:task-definition'
const CALLER = 'arn:aws:sts::123456789012:assumed-role/lab/learner'

describe('DEF-7 a definition is answered complete', () => {
  it('a short one with its defaults, and without a network mode that was not given', () => {
    const short = { name: 'short', image: 'short:1', memory: 128, portMappings: [{ containerPort: 80 }] }
    const lab = new TestLab()
    lab.forward(1_500)
    const { taskDefinition } = lab.ecs('RegisterTaskDefinition', { family: 'short', containerDefinitions: [short] })
    const expected = {
      taskDefinitionArn: `${NAME}/short:1`,
      containerDefinitions: [
        {
          name: 'short',
          image: 'short:1',
          cpu: 0,
          memory: 128,
          portMappings: [{ containerPort: 80, hostPort: 0, protocol: 'tcp' }],
          essential: true,
          environment: [],
          mountPoints: [],
          volumesFrom: [],
          systemControls: [],
        },
      ],
      family: 'short',
      revision: 1,
      volumes: [],
      status: 'ACTIVE',
      placementConstraints: [],
      compatibilities: ['EXTERNAL', 'EC2'],
      registeredAt: 1_767_225_601.5,
      registeredBy: CALLER,
    }
    // Their order as well.
    expect(JSON.stringify(taskDefinition)).toBe(JSON.stringify(expected))
    expect(lab.ecs('DescribeTaskDefinition', { taskDefinition: 'short' }).taskDefinition).toEqual(expected)
  })

  it('sizes as numbers of units, and ports by the network mode', () => {
    const boat = { ...fargate(map({ containerPort: 80 })), cpu: '.5 vCPU', memory: '1 GB' }
    expect(registered(boat)).toMatchObject({ cpu: '512', memory: '1024', requiresCompatibilities: ['FARGATE'] })
    const port = (networkMode: string) =>
      registered({ ...one(map({ containerPort: 80, protocol: 'udp' })), networkMode }).containerDefinitions
    for (const [mode, hostPort] of [
      ['bridge', 0],
      ['host', 80],
      ['awsvpc', 80],
    ] as const) {
      expect(port(mode)).toMatchObject([{ portMappings: [{ containerPort: 80, hostPort, protocol: 'udp' }] }])
    }
    expect(registered(one(map({ containerPortRange: '80-90' }))).containerDefinitions).toMatchObject([
      { portMappings: [{ containerPortRange: '80-90', protocol: 'tcp' }] },
    ])
  })

  it('a health check with its defaults, and what was given as it was', () => {
    const given = {
      healthCheck: { command: ['CMD', 'true'], retries: 5 },
      environment: [{ name: 'A', value: '1' }],
      essential: true,
      command: ['serve'],
    }
    expect(registered(one({ ...given, user: null })).containerDefinitions).toEqual([
      expect.objectContaining({
        ...given,
        healthCheck: { command: ['CMD', 'true'], interval: 30, timeout: 5, retries: 5 },
      }),
    ])
    expect(registered(one({ user: null })).containerDefinitions).not.toHaveProperty('0.user')
  })

  it('tags stand beside it', () => {
    const answer = new TestLab().ecs('RegisterTaskDefinition', { ...one({}), tags: [{ key: 'a', value: 'b' }] })
    expect(answer.tags).toEqual([{ key: 'a', value: 'b' }])
    expect(answer.taskDefinition).not.toHaveProperty('tags')
  })
})

describe('DEF-7 what an instance must be able to', () => {
  it.each([
    ['nothing', one({}), undefined],
    [
      'logs, by a role',
      { ...one(logging('awslogs', LOGS)), ...EXECUTION_ROLE },
      [
        'com.amazonaws.ecs.capability.logging-driver.awslogs',
        'ecs.capability.execution-role-awslogs',
        'com.amazonaws.ecs.capability.docker-remote-api.1.19',
      ],
    ],
    [
      'its own interface, an image of ECR and a role of its own',
      {
        ...awsvpc({
          family: 'web',
          containerDefinitions: [container({ image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1' })],
        }),
        ...EXECUTION_ROLE,
        ...TASK_ROLE,
      },
      [
        'com.amazonaws.ecs.capability.ecr-auth',
        'com.amazonaws.ecs.capability.docker-remote-api.1.19',
        'com.amazonaws.ecs.capability.task-iam-role',
        'ecs.capability.execution-role-ecr-pull',
        'com.amazonaws.ecs.capability.docker-remote-api.1.18',
        'ecs.capability.task-eni',
      ],
    ],
    [
      'secrets and a check',
      {
        ...one({
          healthCheck: { command: ['CMD', 'true'] },
          secrets: [
            { name: 'A', valueFrom: '/a' },
            { name: 'B', valueFrom: 'arn:aws:secretsmanager:us-east-1:1:secret:b' },
          ],
        }),
        ...EXECUTION_ROLE,
      },
      [
        'ecs.capability.container-health-check',
        'ecs.capability.secrets.asm.environment-variables',
        'ecs.capability.secrets.ssm.environment-variables',
      ],
    ],
  ])('%s', (_what, input, names) => {
    expect(registered(input).requiresAttributes).toEqual(names?.map((name) => ({ name })))
  })
})
