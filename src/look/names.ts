/** `i-0a4c` of `i-0a4c…`, as the stage labels an instance. */
export function shortInstance(ec2InstanceId: string): string {
  return ec2InstanceId.slice(0, 6)
}

/**
 * `a-family-wi…-name:12`: a long name without its middle. What follows its last colon, a revision, stays whole.
 *
 * @param most  so many characters at most, if the revision leaves that many
 */
export function elidedName(name: string, most: number): string {
  const colon = name.lastIndexOf(':')
  const tail = colon < 0 ? '' : name.slice(colon)
  const letters = Array.from(colon < 0 ? name : name.slice(0, colon))
  const room = Math.max(0, most - tail.length)
  if (letters.length <= room) return name
  const kept = Math.max(0, room - 1)
  const first = Math.ceil(kept / 2)
  return `${letters.slice(0, first).join('')}…${letters.slice(letters.length - (kept - first)).join('')}${tail}`
}

/** The first four digits of a task's id, as ECS's sentences are shortened on screen. */
export function shortTask(taskId: string): string {
  return taskId.slice(0, 4)
}

/** ECS's own sentence with its 32-digit ids cut to four, so that it reads as one; Describe has them whole. */
export function shortenIds(message: string): string {
  return message.replace(/\b[0-9a-f]{32}\b/g, (id) => id.slice(0, 4))
}
