import { AVAILABILITY_ZONES } from '../../world/world.ts'
import { DESCRIBED, interfaceGroups } from '../network/securityGroupOperations.ts'
import type { OperationList } from '../operation.ts'
import { answer, bytes, kept, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'
import { instanceTypeWord } from './instanceTypeWord.ts'

/** Before it is encoded (Amazon EC2 guide, user data). */
const USER_DATA_BYTES_MAX = 16_384

/** By its ARN or by its name. */
const instanceProfile = struct({ Arn: optional(text({ max: 2_048 })), Name: optional(text({ max: 128 })) })

export const ec2Operations = {
  CreateLaunchTemplate: {
    kind: 'write',
    input: struct({
      LaunchTemplateName: required(text({ max: 128 })),
      LaunchTemplateData: required(
        struct({
          InstanceType: required(instanceTypeWord),
          UserData: optional(bytes(USER_DATA_BYTES_MAX)),
          ImageId: kept('string'),
          IamInstanceProfile: optional(instanceProfile),
          SecurityGroupIds: optional(interfaceGroups),
          KeyName: kept('string'),
        }),
      ),
    }),
    output: answer({ LaunchTemplate: 'structure' }),
  },
  RunInstances: {
    kind: 'write',
    input: struct({
      InstanceType: required(instanceTypeWord),
      MinCount: required(whole({ min: 1, max: 100 })),
      MaxCount: required(whole({ min: 1, max: 100 })),
      Placement: optional(struct({ AvailabilityZone: optional(oneOf(AVAILABILITY_ZONES)) })),
      UserData: optional(bytes(USER_DATA_BYTES_MAX)),
      ImageId: kept('string'),
      IamInstanceProfile: optional(instanceProfile),
      SubnetId: kept('string'),
      SecurityGroupIds: optional(interfaceGroups),
    }),
    output: answer({ Instances: 'list' }),
  },
  TerminateInstances: {
    kind: 'write',
    input: struct({ InstanceIds: required(list(text(), { min: 1, max: 100 })) }),
    output: answer({ TerminatingInstances: 'list' }),
  },
  DescribeSubnets: {
    kind: 'read',
    input: struct({ SubnetIds: optional(list(text({ max: 64 }), { max: 200 })), ...DESCRIBED }),
    output: answer({ Subnets: 'list', NextToken: 'string' }),
  },
} as const satisfies OperationList
