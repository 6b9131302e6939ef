/** The path of one container of a task definition in the input, for refusals to name. */
export function containerPath(index: number): string {
  return `containerDefinitions[${String(index)}]`
}
