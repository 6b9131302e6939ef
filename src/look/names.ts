/** `i-0a4c` of `i-0a4c…`, as the stage labels an instance. */
export function shortInstance(ec2InstanceId: string): string {
  return ec2InstanceId.slice(0, 6)
}

/** The first four digits of a task's id, as ECS's sentences are shortened on screen. */
export function shortTask(taskId: string): string {
  return taskId.slice(0, 4)
}

/** ECS's own sentence with its 32-digit ids cut to four, so that it reads as one; Describe has them whole. */
export function shortenIds(message: string): string {
  return message.replace(/\b[0-9a-f]{32}\b/g, (id) => id.slice(0, 4))
}
