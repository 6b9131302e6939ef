import { PULL_BEHAVIORS } from '../../world/pulling/imageCache.ts'
import { SUBNET_ROUTES } from '../../world/pulling/subnetRoute.ts'
import type { OperationList } from '../operation.ts'
import { answer, described, flag, oneOf, optional, required, struct, text, whole } from '../shape.ts'

/** What decides how an image comes to a task, and is neither of ECS nor of a registry. */
export const pullingOperations = {
  /** Where a subnet leads (PUL-4): what AWS makes of route tables, gateways and endpoints, as one word. */
  SetSubnetRoute: {
    kind: 'write',
    input: struct({
      subnet: required(text()),
      route: described(
        required(oneOf(SUBNET_ROUTES)),
        'An internet gateway, a NAT gateway, VPC endpoints of Amazon ECR alone, or nowhere. NAT until it is said.',
      ),
    }),
    output: answer({ subnet: 'string', route: 'string' }),
  },
  /** ECS_IMAGE_PULL_BEHAVIOR of the agents of a cluster, or of one instance (PUL-2). */
  SetImagePullBehavior: {
    kind: 'write',
    input: struct({
      cluster: optional(text()),
      containerInstance: described(optional(text()), 'All of the cluster, when left out.'),
      behavior: required(oneOf(PULL_BEHAVIORS)),
    }),
    output: answer({ behavior: 'string' }),
  },
  /** Whether Docker Hub limits the pulls of an address, as it does for who is not signed in (PUL-4). */
  SetDockerHubLimit: {
    kind: 'write',
    input: struct({
      limited: required(flag()),
      pulls: described(
        optional(whole({ min: 0, max: 10_000 })),
        'Within six hours of one address; 100, when left out.',
      ),
    }),
    output: answer({}),
  },
  /** A registry, or a part of one, that gives its images to a user alone (SEC-7). */
  SetRegistryLogin: {
    kind: 'write',
    input: struct(
      {
        registry: described(
          required({
            ...text({ max: 255 }),
            pattern: {
              regex: /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._/-]+)?$/,
              reason: 'is a host, and what of it, as docker.io/acme',
            },
          }),
          'As registry.example.com, docker.io/acme.',
        ),
        username: optional(text({ max: 255 })),
        password: optional(text({ max: 255 })),
        reset: described(optional(flag()), 'It gives them to everybody again.'),
      },
      ({ username, password, reset }) => {
        if ((username !== undefined && password !== undefined) || reset === true) return null
        return {
          member: username === undefined ? 'username' : 'password',
          reason: 'is whom it lets in: give both, or reset',
        }
      },
    ),
    output: answer({}),
  },
} as const satisfies OperationList
