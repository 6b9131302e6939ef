/** Of what keeps a task from starting: a failed pull, a log that cannot be made. */
export const PULL_LIES: Readonly<Record<string, string>> = {
  'cannot pull an image': 'web:1 0000 cannot pull nginx:77. ',
  'no route to a registry': 'The subnet in us-east-1c of Fargate has no route to docker.io.',
  'no public address': 'The subnet in us-east-1b leads to an internet gateway',
  'a registry answers nobody who pulls': 'ghcr.io answers nobody.',
  'no token of the registry': 'may not ask Amazon ECR for a token: no policy of it allows ecr:GetAuthorizationToken',
  'a role may not pull': 'The execution role may not pull from other: its policies do not allow it',
  'no log group': 'The specified log group does not exist.',
  'may not make its log stream': 'User: x is not authorized to perform: logs:CreateLogStream on resource: arn:z',
  'may not make its log group': 'User: x is not authorized to perform: logs:CreateLogGroup on resource: arn:z',
  'another account’s policy': 'own is another account’s, and its repository policy does not let this one pull',
  'a registry asks for a user, and no credentials are named':
    'ghcr.io gives shop to who signs in alone, and the container names no repositoryCredentials',
  'a registry asks for another user':
    'ghcr.io gives shop to who signs in alone, and not with the user and password of its secret',
  'too many pulls': 'ghcr.io has counted too many pulls from this address within six hours',
  'no such repository': '123456789012.dkr.ecr.us-east-1.amazonaws.com has no repository shop.',
  'no image with a tag': 'other is there, and has no image with tag 1.',
  'an image in the archive': 'other has the image with tag 1 in its archive',
  'no image with a digest': 'other is there, and has no image with digest sha256:000000000000…',
  'the kept digest is deleted': 'The deployment keeps digest sha256:000000000000… of shop, and that image is deleted',
  'no manifest for an architecture': 'a list of manifests, and none of them is for the architecture of i-ffff.',
  'no room on a disk': 'The disk of i-ffff has no room for its layers',
  'goes on without a container': 'Its container is not essential, so the task goes on without it',
}
