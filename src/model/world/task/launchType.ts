/** Where tasks run. */
export type LaunchType = 'EC2' | 'FARGATE'
